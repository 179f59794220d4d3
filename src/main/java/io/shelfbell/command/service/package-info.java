/** A running service, seen from outside. */
@NullMarked
package io.shelfbell.command.service;

import org.jspecify.annotations.NullMarked;
