package io.shelfbell.fact;

/** This candidate is not told. {@code reason} is a short name such as {@code EMPLOYEE}. */
public record Exclusion(
        @Term(value = "Reason", example = "FRAUD_HOLD") String reason) {}
