package io.shelfbell.delivery.bounce;

import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.delivery.receipt.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes words as the real ones do: by event id, all or none. */
final class HeardWords implements Words {
    final Map<String, Word> byEvent = new LinkedHashMap<>();
    boolean broken;

    /** Of the message that cannot be kept, whatever is tried. */
    String poison = "";

    @Override
    public synchronized void take(List<? extends Word> words) {
        if (broken) throw new IllegalStateException("no database");
        for (var word : words)
            if (word instanceof Word.Receipt receipt && poison.equals(receipt.messageId()))
                throw new IllegalStateException("no way to keep it");
        words.forEach(word -> byEvent.putIfAbsent(word.eventId(), word));
    }
}
