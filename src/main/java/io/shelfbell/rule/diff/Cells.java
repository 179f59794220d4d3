package io.shelfbell.rule.diff;

import io.shelfbell.rule.table.CellMeaning;
import io.shelfbell.rule.workbook.SheetCell;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells whether two cells below the same header say the same, however it is written. */
record Cells(Optional<CellMeaning> meanings) {
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");

    /** @param free whether the column holds sentences, of which every letter counts */
    boolean same(String header, SheetCell before, SheetCell after, boolean free) {
        if (before.text().equals(after.text())) return true;
        if (free) return false;
        if (plain(before).equals(plain(after))) return true;
        var meant = meaning(header, before);
        return meant.isPresent() && meant.equals(meaning(header, after));
    }

    private Optional<Object> meaning(String header, SheetCell cell) {
        return meanings.flatMap(known -> known.of(header, cell));
    }

    /** The cell without what only looks different: spaces, the hyphen that means blank, zeros at the end of a number. */
    static String plain(SheetCell cell) {
        var text = COMMA.matcher(cell.text().replaceAll("\\s+", " ")).replaceAll(",");
        if (text.equals("-")) return "";
        if (NUMBER.matcher(text).matches())
            return new BigDecimal(text).stripTrailingZeros().toPlainString();
        var word = text.toLowerCase(Locale.ROOT);
        return switch (word) {
            case "yes", "true" -> "yes";
            case "no", "false" -> "no";
            default -> text;
        };
    }
}
