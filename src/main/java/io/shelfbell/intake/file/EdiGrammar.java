package io.shelfbell.intake.file;

import io.shelfbell.intake.document.Segment;
import io.shelfbell.intake.file.LineItem.Heading;
import java.util.Optional;

/** What the segments of one kind of stock message say. */
interface EdiGrammar {
    EdiMapping mapping();

    /** The segment that an interchange begins with. */
    String interchange();

    /** Its name. */
    String message();

    boolean begins(Segment segment);

    boolean ends(Segment segment);

    /** Whether the message that a segment begins is one of ours. */
    boolean isStock(Segment segment);

    /** Forgets the heading of the message before. */
    void beginMessage(Segment segment);

    /** A segment before the first line, or around the messages; a note when it says something that we do not understand. */
    Optional<String> heading(Segment segment);

    Heading heading();

    /** A segment of a line; a note when it says something that we do not understand. */
    Optional<String> line(Segment segment, LineItem line);

    /** A code that has no meaning to us, and was not told to have none. */
    default Optional<String> unknownQuantity(String qualifier) {
        return mapping().quantities().containsKey(qualifier)
                ? Optional.empty()
                : Optional.of("Quantities with the qualifier " + qualifier + " were left out.");
    }
}
