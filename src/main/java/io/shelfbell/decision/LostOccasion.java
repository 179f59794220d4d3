package io.shelfbell.decision;

/** The lease on an occasion ended and another node works on it; what this one had begun is rolled back. */
final class LostOccasion extends RuntimeException {
    private static final long serialVersionUID = 1;

    LostOccasion(long occasionId) {
        super("occasion=" + occasionId);
    }
}
