package io.shelfbell.delivery.sms;

import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.delivery.receipt.Words;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps words in memory, and fails while it is told to. */
public final class HeardWords implements Words {
    private final List<Word> words = new CopyOnWriteArrayList<>();
    private volatile boolean failing;

    @Override
    public void take(List<? extends Word> more) {
        if (failing) throw new IllegalStateException("no database");
        words.addAll(more);
    }

    public void fail(boolean failing) {
        this.failing = failing;
    }

    public List<Word> words() {
        return words;
    }
}
