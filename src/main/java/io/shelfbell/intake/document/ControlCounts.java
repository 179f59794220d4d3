package io.shelfbell.intake.document;

import java.util.ArrayList;
import java.util.List;

/** Counts and numbers of the envelopes. Wrong ones are noted: most are a sender's bug and not a damaged file. */
public final class ControlCounts {
    private static final int MOST_NOTES = 100;

    private final List<String> notes = new ArrayList<>();
    private int segments;
    private int messages;
    private int groups;
    private String message = "";
    private String group = "";
    private String interchange = "";
    private boolean open;

    public List<String> notes() {
        return notes;
    }

    /** Whether an interchange was begun and not ended: the file may have been cut. */
    public boolean isOpen() {
        return open;
    }

    public void see(Segment segment) {
        segments++;
        switch (segment.tag()) {
            case "ISA" -> begin(segment.at(13));
            case "UNB" -> begin(segment.at(5));
            case "GS", "UNG" -> beginGroup(segment.at(segment.is("GS") ? 6 : 5));
            case "ST" -> beginMessage(segment.at(2));
            case "UNH" -> beginMessage(segment.at(1));
            case "SE", "UNT" -> check(segment, segments, message);
            case "GE", "UNE" -> check(segment, messages, group);
            case "IEA" -> end(segment, groups);
            case "UNZ" -> end(segment, groups > 0 ? groups : messages);
            default -> {}
        }
    }

    private void begin(String number) {
        interchange = number;
        groups = 0;
        messages = 0;
        open = true;
    }

    private void beginGroup(String number) {
        group = number;
        groups++;
        messages = 0;
    }

    private void beginMessage(String number) {
        message = number;
        messages++;
        segments = 1;
    }

    private void end(Segment segment, int count) {
        check(segment, count, interchange);
        open = false;
    }

    private void check(Segment segment, int count, String number) {
        if (!String.valueOf(count).equals(segment.at(1).replaceFirst("^0+(?=\\d)", ""))) {
            note(segment, "counts " + segment.at(1) + ", found " + count);
        }
        if (!number.equals(segment.at(2))) note(segment, "has the number " + segment.at(2) + ", begun with " + number);
    }

    private void note(Segment segment, String what) {
        if (notes.size() < MOST_NOTES)
            notes.add("Segment " + segment.position() + ", " + segment.tag() + ", " + what + ".");
    }
}
