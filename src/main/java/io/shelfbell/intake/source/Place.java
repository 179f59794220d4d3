package io.shelfbell.intake.source;

/** One SKU at one location. */
record Place(String sku, String location) {}
