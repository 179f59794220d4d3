package io.shelfbell.command;

import io.shelfbell.rule.Severity;
import java.util.List;
import java.util.stream.Stream;

/** How many faults there are of each severity. */
record Tally(long error, long warning, long note) {

    static Tally of(List<Fault> faults) {
        return new Tally(count(faults, Severity.ERROR), count(faults, Severity.WARNING), count(faults, Severity.NOTE));
    }

    private static long count(List<Fault> faults, Severity severity) {
        return faults.stream().filter(fault -> fault.severity() == severity).count();
    }

    static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** {@code 2 errors, 1 warning and 3 notes}; what there is none of is left out. */
    @Override
    public String toString() {
        var parts = Stream.of(counted(error, "error"), counted(warning, "warning"), counted(note, "note"))
                .filter(part -> !part.startsWith("0 "))
                .toList();
        if (parts.isEmpty()) return "No findings";
        var last = parts.get(parts.size() - 1);
        return parts.size() == 1 ? last : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + last;
    }
}
