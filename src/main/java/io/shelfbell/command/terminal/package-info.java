/** What commands show a person. */
@NullMarked
package io.shelfbell.command.terminal;

import org.jspecify.annotations.NullMarked;
