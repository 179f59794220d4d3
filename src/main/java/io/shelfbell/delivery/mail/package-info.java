/** E-mail over SMTP. */
@NullMarked
package io.shelfbell.delivery.mail;

import org.jspecify.annotations.NullMarked;
