package io.shelfbell.intake.source;

/**
 * The right to read a source, while nobody else has taken it over.
 *
 * @param epoch grows with each owner; what an earlier one still wants to write is refused
 */
public record Lease(String source, String owner, long epoch) {}
