package io.shelfbell.rule.table;

import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.SheetRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the columns "From" and "Until": a row holds from the first day to the last, both included. */
final class RowDates {
    private static final TermType DATE = TermType.of(LocalDate.class);

    private RowDates() {}

    static Condition read(SheetRow row, Header header, Findings.Place place) {
        var from = day(row, header.column(Header.FROM), place);
        var until = day(row, header.column(Header.UNTIL), place);
        if (from == null && until == null) return Condition.ANY;
        var days = new Interval(from, true, until, true);
        if (days.isEmpty())
            place.report("A" + row.number(), "BAD_RANGE", "From " + from + ", Until " + until, "From before Until", "");
        return new Condition.Within(List.of(days));
    }

    private static @Nullable Object day(SheetRow row, Optional<Integer> column, Findings.Place place) {
        var cell = row.cell(column.orElse(-1));
        if (cell.isBlank()) return null;
        try {
            return CellReader.of(DATE, List.of()).value(cell);
        } catch (BadCell bad) {
            bad.reportAt(place, cell);
            return null;
        }
    }
}
