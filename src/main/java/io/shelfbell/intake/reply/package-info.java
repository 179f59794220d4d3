/** What we answer partners who order by EDI: made with the outcome of their orders, kept until they take it. */
@NullMarked
package io.shelfbell.intake.reply;

import org.jspecify.annotations.NullMarked;
