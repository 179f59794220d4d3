/** E-mail over SMTP: written, signed, carried to one of several servers. */
@NullMarked
package io.shelfbell.delivery.mail;

import org.jspecify.annotations.NullMarked;
