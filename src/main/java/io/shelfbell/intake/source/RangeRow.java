package io.shelfbell.intake.source;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One row while it is compared.
 *
 * @param counts null when it cannot be understood: then what it counted for until now stays
 */
record RangeRow(String range, BigDecimal hash, @Nullable Contribution counts) {}
