package io.shelfbell.intake.http;

import io.shelfbell.decision.ThresholdBounds;
import io.shelfbell.intake.Fields;
import io.shelfbell.intake.Finding;
import io.shelfbell.inventory.LinePlace;
import io.shelfbell.inventory.ThresholdLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Sorts the lines of a list: each is good, or has at least one fault, and none spoils another. */
@Component
class LineJudge {
    private final ThresholdForm form;
    private final ThresholdBounds bounds;

    LineJudge(ThresholdForm form, ThresholdBounds bounds) {
        this.form = form;
        this.bounds = bounds;
    }

    private record Readable(ThresholdLine line, UnaryOperator<String> place) {}

    JudgedLines judge(List<LineEntry> entries) {
        var faults = new ArrayList<LineFault>();
        var readable = new ArrayList<Readable>();
        var seen = new HashMap<LinePlace, String>();
        for (var entry : entries)
            read(entry, faults).filter(one -> isNew(one, seen, faults)).ifPresent(readable::add);
        var good = new ArrayList<ThresholdLine>();
        var broken = bounds.check(readable.stream().map(Readable::line).toList());
        for (int i = 0; i < readable.size(); i++) {
            var one = readable.get(i);
            broken.get(i)
                    .ifPresentOrElse(
                            bound -> faults.add(new LineFault(
                                    one.place().apply("/" + bound.part()), "OUT_OF_BOUNDS", bound.message())),
                            () -> good.add(one.line()));
        }
        return new JudgedLines(good, faults, entries.size() - good.size());
    }

    private Optional<Readable> read(LineEntry entry, List<LineFault> faults) {
        faults.addAll(entry.faults());
        if (!entry.faults().isEmpty()) return Optional.empty();
        var findings = new ArrayList<Finding>();
        var fields = new Fields(entry.fields(), "", findings);
        var line = entry.fields().isObject() ? form.line(fields) : null;
        if (line != null) fields.refuseUnknown();
        findings.stream()
                .map(f -> new LineFault(entry.place().apply(f.pointer()), f.code(), f.message()))
                .forEach(faults::add);
        return line != null && findings.isEmpty() ? Optional.of(new Readable(line, entry.place())) : Optional.empty();
    }

    /** Of two lines for the same place nobody knows which one was meant: the first is taken, the second is told. */
    private static boolean isNew(Readable one, Map<LinePlace, String> seen, List<LineFault> faults) {
        var here = one.place().apply("/scope");
        var first = seen.putIfAbsent(one.line().place(), here);
        if (first != null) faults.add(new LineFault(here, "DUPLICATE", "The same line stands at " + first + "."));
        return first == null;
    }
}
