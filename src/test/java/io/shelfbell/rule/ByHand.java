package io.shelfbell.rule;

import io.shelfbell.fact.Candidate;
import io.shelfbell.fact.Exclusion;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The workload's rules as a programmer would write them who knows every column: what Java can do at best. */
final class ByHand {
    private record Person(@Nullable String tier, @Nullable String country) {}

    private record Shopper(Person person, @Nullable String category) {}

    private record Answer(Workload.Line line, Exclusion exclusion) {
        boolean covers(int available, int allocated) {
            return available < line.availableEnd() && allocated < line.allocatedEnd();
        }
    }

    private final boolean ranges;
    private final Map<Shopper, Exclusion> byCategory = new HashMap<>();
    private final Map<Person, NavigableMap<Integer, NavigableMap<Integer, Answer>>> byRange = new HashMap<>();

    ByHand(Workload workload) {
        ranges = workload.ranges();
        for (int i = 0; i < workload.rows(); i++) add(workload.line(i));
    }

    private void add(Workload.Line line) {
        var person = new Person(line.tier(), line.country());
        var exclusion = new Exclusion(line.reason());
        byCategory.put(new Shopper(person, line.category()), exclusion);
        byRange.computeIfAbsent(person, p -> new TreeMap<>())
                .computeIfAbsent(line.available(), a -> new TreeMap<>())
                .put(line.allocated(), new Answer(line, exclusion));
    }

    @Nullable
    Exclusion exclusion(Candidate candidate) {
        var person =
                new Person(candidate.recipient().tier(), candidate.recipient().country());
        return ranges
                ? inRange(person, candidate)
                : byCategory.get(new Shopper(person, candidate.item().category()));
    }

    private @Nullable Exclusion inRange(Person person, Candidate candidate) {
        int available = candidate.stock().available();
        int allocated = candidate.stock().allocated();
        var lines = byRange.get(person);
        var column = lines == null ? null : lines.floorEntry(available);
        var cell = column == null ? null : column.getValue().floorEntry(allocated);
        return cell != null && cell.getValue().covers(available, allocated)
                ? cell.getValue().exclusion()
                : null;
    }
}
