package io.shelfbell.fact;

import java.time.LocalDate;

/** A location that reports an item. How many units it has today does not matter to the question for whom they count. */
public record StockPlace(
        @Terms Item item,

        @Term(value = "Location", example = "RETURNS, QUARANTINE")
        String location,

        @Term(value = "Stock source", example = "wms-north") String source,
        LocalDate day) {}
