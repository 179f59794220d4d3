package io.shelfbell.intake.file;

import io.shelfbell.intake.Fields;
import io.shelfbell.intake.Finding;
import io.shelfbell.intake.stock.StockReadings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A reading as the HTTP contract writes it, so that one reader checks what comes by any door. */
final class Draft {
    private final ObjectNode reading = JsonNodeFactory.instance.objectNode();
    private final List<Finding> findings = new ArrayList<>();

    Draft(String source) {
        reading.put("source", source);
    }

    boolean has(String name) {
        return reading.has(name);
    }

    void put(String name, String text) {
        reading.put(name, text);
    }

    void put(String name, BigDecimal number) {
        reading.put(name, number);
    }

    void put(String name, Instant moment) {
        reading.put(name, moment.toString());
    }

    void complain(String name, String code, String message) {
        findings.add(new Finding("/" + name, code, message));
    }

    /** @param raw the piece as it came */
    Piece finish(StockReadings readings, String place, String raw) {
        var complaints = findings.stream().map(Finding::pointer).toList();
        var checked = new ArrayList<Finding>();
        var read = readings.read(new Fields(reading, "", checked));
        checked.removeIf(finding -> complaints.contains(finding.pointer())); // said better already
        checked.addAll(0, findings);
        return read == null || !checked.isEmpty()
                ? new Piece.Bad(place, List.copyOf(checked), raw)
                : new Piece.Good(read);
    }
}
