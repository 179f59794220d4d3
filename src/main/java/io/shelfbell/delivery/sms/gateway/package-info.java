/** SMS over anybody's HTTP API, described by settings. */
@NullMarked
package io.shelfbell.delivery.sms.gateway;

import org.jspecify.annotations.NullMarked;
