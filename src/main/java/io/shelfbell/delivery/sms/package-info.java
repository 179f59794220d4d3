/** SMS: how long a text is, whether a number is one, what a reply wishes, and the ways out. */
@NullMarked
package io.shelfbell.delivery.sms;

import org.jspecify.annotations.NullMarked;
