/** A text message: how it is written and cut for the air, and what carries it. */
@NullMarked
package io.shelfbell.delivery.sms.text;

import org.jspecify.annotations.NullMarked;
