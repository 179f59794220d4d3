package io.shelfbell.intake.reply;

import java.util.List;
import java.util.Optional;

/** Writes answers in one of the two syntaxes. */
interface ReplyWriter {
    /** That an interchange came, and which of its messages can be worked on. */
    Reply receipt(List<Answered> interchange);

    /** What became of an order; empty for what is no new one. */
    Optional<Reply> response(Answered one);
}
