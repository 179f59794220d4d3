package io.shelfbell.intake.source;

import org.jspecify.annotations.Nullable;

/** Why a source cannot be read, in a sentence for the person who can mend it. */
public class SourceTrouble extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SourceTrouble(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Nothing but a person's decision helps: trying again would lose changes without a word. */
    public static final class ForGood extends SourceTrouble {
        private static final long serialVersionUID = 1L;

        public ForGood(String message) {
            super(message, null);
        }
    }

    /** What was read does not say any more what the source holds: everything is read anew as soon as that is possible. */
    public static final class Anew extends SourceTrouble {
        private static final long serialVersionUID = 1;

        public Anew(String message) {
            super(message, null);
        }
    }
}
