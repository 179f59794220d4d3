package io.shelfbell.fact;

/** What one unit of a bundle takes of another item. */
public record Part(String sku, int quantity) {}
