/** Sources that are read from the log of their database, by Debezium: each change is seen, however short it lasted. */
@NullMarked
package io.shelfbell.intake.source.cdc;

import org.jspecify.annotations.NullMarked;
