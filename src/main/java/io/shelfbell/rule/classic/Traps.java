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
            table.headers().forEach(this::hidden);
            table.code().stream().filter(cell -> !cell.repeated()).forEach(this::code);
            new RowTraps(sheet, layout, place).report(table);
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

    private void hidden(Written header) {
        if (sheet.isColumnHidden(header.column()))
            warn(
                    header.ref(),
                    "HIDDEN",
                    "a hidden column, which is at work",
                    "everything visible",
                    "show the column or delete it");
    }

    private void warn(String cell, String code, String found, String expected, String suggestion) {
        place.report(Severity.WARNING, cell, code, found, expected, suggestion);
    }

    private static String quoted(Written cell) {
        return "\"" + cell.text() + "\"";
    }
}
