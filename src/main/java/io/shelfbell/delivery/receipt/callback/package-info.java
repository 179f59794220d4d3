/** The HTTP door for what providers report: the signature first, then the words. */
@NullMarked
package io.shelfbell.delivery.receipt.callback;

import org.jspecify.annotations.NullMarked;
