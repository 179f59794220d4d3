package io.shelfbell.rule.table;

import io.shelfbell.rule.Severity;
import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.LookAlikes;
import io.shelfbell.rule.workbook.Sheet;
import io.shelfbell.rule.workbook.SheetCell;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Labels in column A of a sheet and the cells beside them; case does not matter. */
record Labels(Map<String, SheetCell> cells) {

    /** @param known labels that say something to us; what else stands in the sheet is for people */
    static Labels read(Sheet sheet, List<String> known, Findings.Place place) {
        var cells = new HashMap<String, SheetCell>();
        for (var row : sheet.rows()) {
            var label = row.cell(0);
            boolean again = cells.putIfAbsent(key(label.text()), row.cell(1)) != null;
            for (var name : known) check(label, name, again, place);
        }
        return new Labels(cells);
    }

    private static void check(SheetCell label, String name, boolean again, Findings.Place place) {
        boolean exact = key(label.text()).equals(key(name));
        if (exact && again)
            place.report(label.ref(), "DUPLICATE_LABEL", Findings.Place.quoted(label), "every label once", "");
        if (!exact && LookAlikes.same(label.text(), name))
            place.report(
                    LookAlikes.first(label.text()).isPresent() ? Severity.ERROR : Severity.WARNING,
                    label.ref(),
                    LookAlikes.first(label.text()).isPresent() ? "LOOK_ALIKE" : "UNKNOWN_LABEL",
                    Findings.Place.quoted(label),
                    "the label \"" + name + "\"",
                    Letters.meant(label.text(), List.of(name)));
    }

    private static String key(String label) {
        return label.toLowerCase(Locale.ROOT);
    }

    /** A blank cell, and a finding, when there is none. */
    SheetCell required(String label, Findings.Place place) {
        var cell = cells.get(key(label));
        if (cell == null)
            place.report("A1", "MISSING_LABEL", "no row \"" + label + "\"", "one, with its value in column B", "");
        else if (cell.isBlank())
            place.report(cell.ref(), "MISSING_VALUE", "a blank cell", "a value for \"" + label + "\"", "");
        return cell == null ? new SheetCell("", "") : cell;
    }

    /** The value of a label that only some tables have. */
    Optional<SheetCell> optional(String label) {
        return Optional.ofNullable(cells.get(key(label))).filter(cell -> !cell.isBlank());
    }
}
