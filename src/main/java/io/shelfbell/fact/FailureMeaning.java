package io.shelfbell.fact;

/** What a provider's failure means, and what follows from it. */
public record FailureMeaning(
        @Term(value = "Reason", example = "MAILBOX_FULL") FailureReason reason,
        @Term(value = "Remedy", example = "NEXT_CHANNEL") Remedy remedy) {}
