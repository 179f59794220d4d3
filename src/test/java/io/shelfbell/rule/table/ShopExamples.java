package io.shelfbell.rule.table;

import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.Xlsx;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a workbook's examples cover. */
public final class ShopExamples {
    private ShopExamples() {}

    public static Set<String> rows(String file, byte[] workbook) {
        return TableReader.read(file, workbook, new Findings()).orElseThrow().rows().stream()
                .map(Row::id)
                .collect(Collectors.toSet());
    }

    /** All ids in the column "Expect". */
    public static Set<String> expected(byte[] workbook) {
        var sheet = Xlsx.open("", workbook, new Findings()).orElseThrow().get("Examples");
        int column = sheet.header().orElseThrow().cells().entrySet().stream()
                .filter(cell -> cell.getValue().text().equals("Expect"))
                .findFirst()
                .orElseThrow()
                .getKey();
        return sheet.body().stream()
                .flatMap(row -> Stream.of(row.cell(column).text().split(", ")))
                .collect(Collectors.toSet());
    }
}
