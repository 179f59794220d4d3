package io.shelfbell.delivery.receipt;

import java.util.List;

/** Takes in what was said later. */
public interface Words {
    /** All of them, or none when it throws. Safe to repeat. */
    void take(List<? extends Word> words);
}
