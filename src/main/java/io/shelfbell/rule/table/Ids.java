package io.shelfbell.rule.table;

import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.LookAlikes;
import io.shelfbell.rule.workbook.SheetCell;
import io.shelfbell.rule.workbook.SheetRow;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The ids of a table's rows: each once, also to the eye, and none that was retired. */
final class Ids {
    private record First(String id, int row) {}

    private final Set<String> retired;
    private final Findings.Place place;
    private final Map<String, First> byLooks = new HashMap<>();

    Ids(Set<String> retired, Findings.Place place) {
        this.retired = retired.stream().map(LookAlikes::latin).collect(Collectors.toSet());
        this.place = place;
    }

    String read(SheetRow row, SheetCell cell) {
        var id = cell.text();
        if (cell.isBlank()) report(cell, "EMPTY_ID", "an id of its own", "");
        else {
            boolean mixed = Letters.refuse(cell, place);
            var first = byLooks.putIfAbsent(LookAlikes.latin(id), new First(id, row.number()));
            if (first != null && first.id.equals(id))
                report(cell, "DUPLICATE_ID", "an id of its own", "see row " + first.row);
            else if (first != null && !mixed) alike(cell, first);
            if (retired.contains(LookAlikes.latin(id)))
                report(cell, "RETIRED_ID", "an id that was never used", "see \"Retired ids\" in the sheet \"Read me\"");
        }
        return id;
    }

    private void alike(SheetCell cell, First first) {
        var letter = LookAlikes.first(cell.text()).or(() -> LookAlikes.first(first.id));
        report(
                cell,
                "LOOK_ALIKE",
                "an id that does not look like another, but " + letter.orElse("it does"),
                "see row " + first.row);
    }

    private void report(SheetCell cell, String code, String expected, String suggestion) {
        place.report(cell.ref(), code, Findings.Place.quoted(cell), expected, suggestion);
    }
}
