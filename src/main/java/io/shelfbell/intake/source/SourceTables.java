package io.shelfbell.intake.source;

import io.shelfbell.decision.StockDecisions;
import org.springframework.stereotype.Component;

/** Everything that a batch of a source is written to. */
@Component
record SourceTables(
        SourceLedger sources, RowLedger rows, BadRows badRows, SilenceLedger silences, StockDecisions decisions) {}
