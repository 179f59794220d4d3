/** SMS over SMPP 3.4; the only package that sees jsmpp. */
@NullMarked
package io.shelfbell.delivery.sms.smpp;

import org.jspecify.annotations.NullMarked;
