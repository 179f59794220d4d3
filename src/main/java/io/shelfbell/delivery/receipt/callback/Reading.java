package io.shelfbell.delivery.receipt.callback;

import io.shelfbell.delivery.receipt.Word;
import java.util.List;

/** What came of reading a callback. */
sealed interface Reading {
    /**
     * The provider said it.
     *
     * @param ignored events that mean nothing to us, such as an opened mail or a test
     * @param unreadable events without what they must have; they do not spoil the others
     */
    record Heard(List<Word> words, int ignored, List<Fault> unreadable) implements Reading {
        public Heard {
            words = List.copyOf(words);
            unreadable = List.copyOf(unreadable);
        }

        static Heard nothing() {
            return new Heard(List.of(), 1, List.of());
        }
    }

    /** The provider said it, and it is not what the provider documents. */
    record Malformed(List<Fault> faults) implements Reading {
        Malformed(Unreadable e) {
            this(List.of(e.fault()));
        }
    }

    /** Nobody who knows a key said it just now. */
    record Refused(Why why) implements Reading {}

    /** Whether the provider said it cannot be found out at the moment; it should say it again. */
    record Unavailable(String detail) implements Reading {}

    /** Why a callback is refused: for the log and the count, never for the answer. */
    enum Why {
        /** There is no signature, or not one of the documented form. */
        UNSIGNED,
        /** The signature is not one of ours over these bytes. */
        FORGED,
        /** It was signed too long ago, or in the future. */
        STALE,
        /** Another body came with the same one-time token before. */
        REPLAYED,
        /** It comes from a topic that is not configured. */
        STRANGER
    }
}
