/** Bounces, complaints and automatic answers that come back as mail. What they mean, the failure table says. */
@NullMarked
package io.shelfbell.delivery.bounce;

import org.jspecify.annotations.NullMarked;
