package io.shelfbell.rule.classic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/**
 * What Drools sees on a sheet: settings, tables, and rows that it leaves out. It follows {@code DefaultRuleSheetListener} of Drools 10.2.
 *
 * @param settings above the tables or below them, a row each
 * @param dropped the rows of a table below its first empty row
 */
record Layout(List<Setting> settings, List<RuleTable> tables, List<Dropped> dropped) {

    /** @param value blank when the row says nothing else, as a title does */
    record Setting(Written name, Optional<Written> value) {
        static Setting of(List<Written> row) {
            return new Setting(row.get(0), row.stream().skip(1).findFirst());
        }

        /** Whether it only says what holds without it. */
        boolean isDefault() {
            var said = value.map(Written::text).orElse("");
            return name.text().equalsIgnoreCase("EscapeQuotes") && said.equalsIgnoreCase("true")
                    || name.text().equalsIgnoreCase("Sequential") && said.equalsIgnoreCase("false");
        }
    }

    record Dropped(RuleTable table, List<Written> row) {}

    static Layout of(Sheet sheet) {
        var layout = new Layout(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var texts = CellTexts.of(sheet);
        var rows = StreamSupport.stream(sheet.spliterator(), false)
                .map(row -> written(row, texts))
                .filter(row -> !row.isEmpty())
                .toList();
        boolean inside = false;
        for (var row : rows) {
            var start = row.stream().filter(Written::beginsTable).findFirst();
            if (start.isPresent()) {
                layout.tables.add(new RuleTable(start.get()));
                inside = true;
            } else {
                inside = inside && layout.last().take(row);
                if (!inside) layout.outside(row);
            }
        }
        return layout;
    }

    private RuleTable last() {
        return tables.get(tables.size() - 1);
    }

    /** Below a table Drools looks for settings again. */
    private void outside(List<Written> row) {
        if (tables.isEmpty() || Keyword.isKnown(row.get(0).text())) settings.add(Setting.of(row));
        else dropped.add(new Dropped(last(), row));
    }

    private static List<Written> written(Row row, CellTexts texts) {
        return StreamSupport.stream(row.spliterator(), false)
                .map(texts::written)
                .filter(cell -> !cell.text().isEmpty())
                .toList();
    }

    /** Everything that becomes code. */
    List<Written> cells() {
        return tables.stream()
                .flatMap(table -> Stream.concat(table.code().stream(), table.values().stream()))
                .filter(cell -> !cell.repeated())
                .toList();
    }

    Optional<Written> setting(String name) {
        return settings.stream()
                .filter(setting -> setting.name().text().equalsIgnoreCase(name))
                .findFirst()
                .flatMap(Setting::value);
    }
}
