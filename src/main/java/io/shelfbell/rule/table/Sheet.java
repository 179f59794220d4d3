package io.shelfbell.rule.table;

import java.util.List;
import java.util.Optional;

/** A sheet's rows that hold something, from the top. */
record Sheet(String name, List<SheetRow> rows) {
    Optional<SheetRow> header() {
        return rows.stream().findFirst();
    }

    List<SheetRow> body() {
        return rows.isEmpty() ? rows : rows.subList(1, rows.size());
    }
}
