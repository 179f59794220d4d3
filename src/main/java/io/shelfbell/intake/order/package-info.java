/** Orders from sales channels: stored as they came, then read in the channel's own terms. */
@NullMarked
package io.shelfbell.intake.order;

import org.jspecify.annotations.NullMarked;
