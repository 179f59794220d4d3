package io.shelfbell.rule;

import io.shelfbell.fact.Candidate;

/** Candidates in turn, so that no two questions in a row are the same. */
final class Cases {
    /** A power of two, more than any cache of branches remembers. */
    static final int COUNT = 4_096;

    private final Candidate[] candidates;
    private int next;

    Cases(Candidate[] candidates) {
        this.candidates = candidates;
    }

    Candidate next() {
        return candidates[next++ & COUNT - 1];
    }
}
