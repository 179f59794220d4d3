/** What providers and recipients say later: receipts, bounces, complaints and replies. */
@NullMarked
package io.shelfbell.delivery.receipt;

import org.jspecify.annotations.NullMarked;
