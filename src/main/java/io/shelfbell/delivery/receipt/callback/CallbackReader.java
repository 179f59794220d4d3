package io.shelfbell.delivery.receipt.callback;

/** Checks one provider's signature and understands its events. Never throws for what a body can be. */
interface CallbackReader {
    Reading read(Post post);
}
