package io.shelfbell.delivery.receipt.callback;

import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.delivery.receipt.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what it is told, or fails. */
final class RecordedWords implements Words {
    private final List<List<Word>> taken = Collections.synchronizedList(new ArrayList<>());
    private volatile @Nullable RuntimeException failure;

    @Override
    public void take(List<? extends Word> words) {
        if (failure != null) throw failure;
        taken.add(List.copyOf(words));
    }

    void fails(@Nullable RuntimeException e) {
        failure = e;
    }

    /** One list for each call. */
    List<List<Word>> taken() {
        return List.copyOf(taken);
    }
}
