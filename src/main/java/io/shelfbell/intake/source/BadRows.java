package io.shelfbell.intake.source;

import io.shelfbell.intake.failure.Failure;
import io.shelfbell.intake.failure.FailureLedger;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Keeps rows that could not be understood until somebody looks at them; called in the transaction of the others. */
@Component
final class BadRows {
    private static final String DOOR = "database";

    private final FailureLedger failures;

    BadRows(FailureLedger failures) {
        this.failures = failures;
    }

    void add(Collection<BadRow> rows) {
        failures.add(rows.stream().map(BadRows::failure).toList());
    }

    private static Failure failure(BadRow row) {
        return new Failure(
                row.source(),
                DOOR,
                row.place(),
                row.code(),
                row.message(),
                row.raw().getBytes(StandardCharsets.UTF_8),
                null);
    }
}
