/** What a way out is: what it is given, and what it answers. */
@NullMarked
package io.shelfbell.delivery.provider;

import org.jspecify.annotations.NullMarked;
