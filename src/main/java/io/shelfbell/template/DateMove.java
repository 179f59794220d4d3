package io.shelfbell.template;

/** How an expected day lies to the one that was known before. */
enum DateMove {
    EARLIER,
    LATER
}
