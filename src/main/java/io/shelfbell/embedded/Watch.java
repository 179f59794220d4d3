package io.shelfbell.embedded;

/** "Tell me when it is back." */
public record Watch(String recipientId, String sku) {}
