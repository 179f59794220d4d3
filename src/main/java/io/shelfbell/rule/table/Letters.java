package io.shelfbell.rule.table;

import io.shelfbell.rule.Severity;
import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.LookAlikes;
import io.shelfbell.rule.workbook.SheetCell;
import java.util.Optional;

/** Reports letters that look like others. */
final class Letters {
    private Letters() {}

    /** For texts that may be anything: a word of Latin letters with one of another script hardly matches what was meant. */
    static void warn(SheetCell cell, Findings.Place place) {
        report(Severity.WARNING, cell, LookAlikes.firstAmongLatin(cell.text()), place);
    }

    /** For ids, which people type elsewhere and which are one word, whatever stands between their letters; true if one was reported. */
    static boolean refuse(SheetCell cell, Findings.Place place) {
        return report(Severity.ERROR, cell, LookAlikes.firstBesideLatin(cell.text()), place);
    }

    private static boolean report(Severity severity, SheetCell cell, Optional<String> alike, Findings.Place place) {
        alike.ifPresent(letter -> place.report(
                severity,
                cell.ref(),
                "LOOK_ALIKE",
                Findings.Place.quoted(cell),
                "letters of one script in a word, but " + letter,
                "did you mean \"" + LookAlikes.latin(cell.text()) + "\"?"));
        return alike.isPresent();
    }

    /** The option that a text would be if it were written with the letters, case and blanks that it seems to have; blank for none. */
    static String meant(String typed, Iterable<String> options) {
        for (var option : options)
            if (LookAlikes.same(typed, option)) {
                var letter = LookAlikes.first(typed)
                        .filter(l -> LookAlikes.first(option).isEmpty());
                return "did you mean \"" + option + "\"?"
                        + letter.map(words -> " " + Character.toUpperCase(words.charAt(0)) + words.substring(1))
                                .orElse(" It differs in case or blanks");
            }
        return "";
    }
}
