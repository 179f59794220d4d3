package io.shelfbell.delivery.receipt.callback;

import io.shelfbell.delivery.receipt.Word;
import java.util.ArrayList;
import java.util.List;

/** The events of one body, one after the other. */
final class Batch {
    private final List<Word> words = new ArrayList<>();
    private final List<Fault> unreadable = new ArrayList<>();
    private int ignored;

    /** Understands one event. */
    interface Ear {
        /** Empty for what means nothing to us. */
        List<Word> hear(Event event) throws Unreadable;
    }

    void add(Event event, Ear ear) {
        try {
            var heard = ear.hear(event);
            words.addAll(heard);
            if (heard.isEmpty()) ignored++;
        } catch (Unreadable e) {
            unreadable.add(e.fault());
        }
    }

    /** Nothing but what cannot be read is the sender's fault. */
    Reading reading() {
        return words.isEmpty() && ignored == 0 && !unreadable.isEmpty()
                ? new Reading.Malformed(List.copyOf(unreadable))
                : new Reading.Heard(words, ignored, unreadable);
    }

    static Reading of(Event root, Ear ear) {
        var batch = new Batch();
        for (var event : root.elements()) batch.add(event, ear);
        return batch.reading();
    }
}
