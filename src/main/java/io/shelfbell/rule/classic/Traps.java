package io.shelfbell.rule.classic;

import io.shelfbell.rule.Severity;
import io.shelfbell.rule.workbook.Findings;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Sheet;

/** Finds what Drools would do on the first sheet without a word. */
final class Traps {
    private static final Pattern AVOIDED =
            Pattern.compile("\\b(eval|modify|update|retract|delete)\\b\\s*(?=\\(|\\{|$)");

    private final Sheet sheet;
    private final Layout layout;
    private final Findings.Place place;

    Traps(Sheet sheet, Layout layout, Findings.Place place) {
        this.sheet = sheet;
        this.layout = layout;
        this.place = place;
    }

    void report() {
        layout.settings().forEach(this::setting);
        for (var table : layout.tables()) {
            new HeaderTraps(place).report(table);
            hidden(table);
            table.code().forEach(this::code);
            dropped(table);
        }
    }

    private void setting(Layout.Setting setting) {
        var name = setting.name();
        var instead = setting.isDefault() ? "" : Keyword.instead(name.text());
        if (!instead.isEmpty()) warn(name.ref(), "AGAINST_STYLE", quoted(name), instead, "");
        var meant = Keyword.isKnown(name.text()) ? "" : Keyword.nearest(name.text());
        if (setting.value().isPresent() && !meant.isEmpty())
            warn(name.ref(), "UNKNOWN_SETTING", quoted(name) + ", which Drools passes over", "a setting", meant);
    }

    private void code(Written cell) {
        var avoided = AVOIDED.matcher(cell.text());
        if (avoided.find())
            warn(
                    cell.ref(),
                    "AGAINST_STYLE",
                    avoided.group(1),
                    "conditions on the facts, and actions that are inserted",
                    "");
    }

    private void hidden(RuleTable table) {
        for (int row : table.rows()) {
            var poi = sheet.getRow(row);
            if (poi != null && poi.getZeroHeight())
                warn(
                        Written.ref(row, table.start().column()),
                        "HIDDEN",
                        "a hidden row, whose rule is at work",
                        "everything visible",
                        "show the row or delete it");
        }
        for (var header : table.headers())
            if (sheet.isColumnHidden(header.column()))
                warn(
                        header.ref(),
                        "HIDDEN",
                        "a hidden column, which is at work",
                        "everything visible",
                        "show the column or delete it");
    }

    private void dropped(RuleTable table) {
        var rows = layout.dropped().stream()
                .filter(dropped -> dropped.table() == table)
                .map(Layout.Dropped::row)
                .toList();
        if (rows.isEmpty()) return;
        var first = rows.get(0).get(0);
        var last = rows.get(rows.size() - 1).get(0);
        warn(
                first.row() == last.row() ? first.ref() : first.ref() + ":" + last.ref(),
                "DROPPED_ROWS",
                rows.size() + (rows.size() == 1 ? " row" : " rows") + " below an empty one, which Drools leaves out",
                "a table without empty rows",
                "delete row " + (table.below() + 1));
    }

    private void warn(String cell, String code, String found, String expected, String suggestion) {
        place.report(Severity.WARNING, cell, code, found, expected, suggestion);
    }

    private static String quoted(Written cell) {
        return "\"" + cell.text() + "\"";
    }
}
