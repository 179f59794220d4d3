package io.shelfbell.embedded;

import java.time.LocalDate;

/** What was sold of one SKU on one day, in its base unit; a day without sales has no entry. */
public record Sale(String sku, LocalDate soldOn, int units) {}
