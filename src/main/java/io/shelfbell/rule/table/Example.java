package io.shelfbell.rule.table;

import io.shelfbell.rule.workbook.SheetRow;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of the sheet "Examples", and the rows of the table that answered it.
 *
 * @param givens the known values by the name of their term
 * @param answered ids
 */
public record Example(SheetRow sheetRow, Map<String, Object> givens, List<String> answered) {
    public Example {
        givens = Map.copyOf(givens);
        answered = List.copyOf(answered);
    }

    /** The value of a column's term, or null when it is unknown. */
    public @Nullable Object value(Column column) {
        return givens.get(column.term().name());
    }
}
