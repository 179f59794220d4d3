package io.shelfbell.rule.table;

import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.SheetCell;
import io.shelfbell.rule.workbook.SheetRow;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds a row's action from its outcome cells. */
record Action(Class<?> type, Map<Integer, ActionTerm> columns, Lists lists, Findings.Place place) {

    Optional<Object> read(SheetRow row) {
        int before = place.findings().errors();
        var values = new @Nullable Object[type.getRecordComponents().length];
        columns.forEach((column, term) -> values[term.position()] = value(row.cell(column), term));
        return place.findings().errors() == before ? build(row, values) : Optional.empty();
    }

    private @Nullable Object value(SheetCell cell, ActionTerm term) {
        try {
            if (term.type().kind() == Kind.TEXT) Letters.warn(cell, place);
            if (!cell.isBlank() && !isDash(cell))
                return Narrow.to(
                        term.type().element(),
                        CellReader.of(term.type(), lists.of(term.header())).value(cell));
            if (term.required())
                throw new BadCell("MISSING_OUTCOME", term.type().kind().words(), "");
        } catch (BadCell bad) {
            bad.reportAt(place, cell);
        }
        return null;
    }

    private static boolean isDash(SheetCell cell) {
        return cell.text().length() == 1 && Tidy.plain(cell.text()).equals("-");
    }

    private Optional<Object> build(SheetRow row, @Nullable Object[] values) {
        try {
            var types =
                    Stream.of(type.getRecordComponents()).map(c -> c.getType()).toArray(Class<?>[]::new);
            return Optional.of(type.getConstructor(types).newInstance(values));
        } catch (InvocationTargetException e) {
            var reason = String.valueOf(e.getCause());
            place.report("A" + row.number(), "BAD_OUTCOME", "outcomes that contradict each other", reason, "");
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("An action must be a public record: " + type, e);
        }
    }
}
