package io.shelfbell.rule.table;

import io.shelfbell.rule.UnreadableWorkbook;
import io.shelfbell.rule.revision.ListSheet;
import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.Sheet;
import io.shelfbell.rule.workbook.SheetCell;
import io.shelfbell.rule.workbook.SheetRow;
import io.shelfbell.rule.workbook.Xlsx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the sheet "Lists" of a workbook lacks: values that a term has today, and lists for columns that were added since. */
public final class ListRefresh {
    private final byte[] workbook;
    private final Vocabulary vocabulary;
    private final Map<Integer, Map.Entry<String, List<String>>> columns = new TreeMap<>();
    private final List<String> changes = new ArrayList<>();

    private ListRefresh(byte[] workbook, Vocabulary vocabulary, Sheet rules, Sheet lists) {
        this.workbook = workbook;
        this.vocabulary = vocabulary;
        var header = header(lists);
        header.forEach((column, cell) -> renew(column, cell.text(), lists));
        var known = names(header).toList();
        var missing = names(header(rules)).filter(name -> !known.contains(name)).toList();
        int next = header.isEmpty() ? 0 : header.lastKey() + 1;
        for (var list : vocabulary.lists(missing).entrySet()) add(next++, list.getKey(), list.getValue());
    }

    public static ListRefresh of(byte[] workbook) {
        var findings = new Findings();
        var sheets = Xlsx.open("", workbook, findings).orElseThrow(() -> unreadable(findings));
        var readMe = ReadMe.read(sheet(sheets, Sheet.READ_ME), findings.at("", Sheet.READ_ME))
                .orElseThrow(() -> unreadable(findings));
        return new ListRefresh(
                workbook, Vocabulary.of(readMe.question()), sheet(sheets, Sheet.RULES), sheet(sheets, Sheet.LISTS));
    }

    private static UnreadableWorkbook unreadable(Findings findings) {
        return new UnreadableWorkbook(findings.all().get(0).message());
    }

    private static Sheet sheet(Map<String, Sheet> sheets, String name) {
        var sheet = sheets.get(name);
        if (sheet == null) throw new UnreadableWorkbook("no sheet " + name + " in it");
        return sheet;
    }

    private static TreeMap<Integer, SheetCell> header(Sheet sheet) {
        return new TreeMap<>(sheet.header().map(SheetRow::cells).orElse(new TreeMap<>()));
    }

    private static Stream<String> names(Map<Integer, SheetCell> header) {
        return header.values().stream().map(SheetCell::text).map(ActionTerm::spaced);
    }

    private void add(int column, String header, List<String> values) {
        columns.put(column, Map.entry(header, values));
        changes.add(
                values.isEmpty()
                        ? "%s: a new list, for values of your own".formatted(header)
                        : "%s: a new list, %s".formatted(header, String.join(", ", values)));
    }

    /** Analysts' own order is kept; a text's list is theirs altogether. */
    private void renew(int column, String header, Sheet lists) {
        var today = vocabulary.type(header).map(TermType::listed).orElse(List.of());
        if (today.isEmpty()) return;
        var listed = lists.body().stream()
                .map(row -> row.cell(column).text())
                .filter(value -> !value.isEmpty())
                .toList();
        var kept = new ArrayList<>(
                listed.stream().filter(value -> contains(today, value)).toList());
        var added = today.stream().filter(value -> !contains(listed, value)).toList();
        var gone = listed.stream().filter(value -> !contains(today, value)).toList();
        kept.addAll(added);
        if (!added.isEmpty()) changes.add("%s: added %s".formatted(header, String.join(", ", added)));
        if (!gone.isEmpty()) changes.add("%s: removed %s".formatted(header, String.join(", ", gone)));
        if (!added.isEmpty() || !gone.isEmpty()) columns.put(column, Map.entry(header, kept));
    }

    private static boolean contains(List<String> values, String value) {
        return values.stream().anyMatch(value::equalsIgnoreCase);
    }

    public List<String> changes() {
        return List.copyOf(changes);
    }

    public byte[] apply() {
        return columns.isEmpty() ? workbook : ListSheet.replace(workbook, columns);
    }
}
