/** What the sandbox provider received, for programs and for people. */
@NullMarked
package io.shelfbell.delivery.sandbox;

import org.jspecify.annotations.NullMarked;
