package io.shelfbell.command;

import io.shelfbell.rule.Finding;
import io.shelfbell.rule.Severity;
import io.shelfbell.template.Problem;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that must be put right before it can be used, whichever room found it.
 *
 * @param sheet blank when it is no workbook, or all of it is meant
 * @param cell where in the sheet or the file: {@code C7}, {@code line 7}, {@code 3:14}; blank for all of it
 */
record Fault(
        String file,
        String sheet,
        String cell,
        Severity severity,
        String code,
        String found,
        String expected,
        String suggestion) {

    static Fault of(String file, Finding finding) {
        return new Fault(
                file,
                finding.sheet(),
                finding.cell(),
                finding.severity(),
                finding.code(),
                finding.found(),
                finding.expected(),
                finding.suggestion());
    }

    /** Rooms name a file from its folder on; here it is named as the person at the terminal would. */
    static Fault below(Path folder, Finding finding) {
        return of(folder.resolveSibling(finding.file()).toString().replace('\\', '/'), finding);
    }

    static Fault of(Problem problem) {
        var at = problem.line() == 0 ? "" : problem.line() + ":" + problem.column();
        return new Fault(problem.file(), "", at, Severity.ERROR, "TEMPLATE", problem.found(), problem.expected(), "");
    }

    /** In the form that editors jump to. */
    @Override
    public String toString() {
        var separator = code.equals("TEMPLATE") ? ":" : "!";
        var place = Stream.of(file, sheet, cell).filter(part -> !part.isEmpty()).collect(Collectors.joining(separator));
        var hint = suggestion.isEmpty() ? "" : " (" + suggestion + ")";
        return "%s: %s found %s, expected %s%s [%s]".formatted(place, severity, found, expected, hint, code);
    }
}
