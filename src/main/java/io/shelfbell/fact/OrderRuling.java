package io.shelfbell.fact;

/**
 * What becomes of an order because of one thing that was noticed; the strictest of an order's rulings counts.
 *
 * @param outcome NOTE and REPAIR let it pass, and are told
 */
public record OrderRuling(
        @Term(value = "Outcome", example = "HOLD") Outcome outcome) {

    /** From the mildest to the strictest. */
    public enum Outcome {
        NOTE,
        REPAIR,
        HOLD,
        REJECT
    }
}
