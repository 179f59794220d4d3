/** The HTTP door: bodies from strangers become facts, or problems with pointers (RFC 9457). */
@NullMarked
package io.shelfbell.intake.http;

import org.jspecify.annotations.NullMarked;
