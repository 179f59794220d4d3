package io.shelfbell.intake.http;

import io.shelfbell.inventory.LinePlace;
import io.shelfbell.inventory.ThresholdLine;
import io.shelfbell.inventory.ThresholdList;
import io.shelfbell.rule.PlainSheet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Writes all low-stock lines as a file that can be sent back. */
@Component
class LineExport {
    private static final int PAGE = 5_000;

    private final ThresholdList lines;

    LineExport(ThresholdList lines) {
        this.lines = lines;
    }

    byte[] csv() {
        var rows = all(Integer.MAX_VALUE).stream().map(LineExport::cells);
        return Stream.concat(Stream.of(LineTable.COLUMNS), rows)
                .map(cells -> cells.stream().map(CsvText::cell).collect(Collectors.joining(",", "", "\r\n")))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    byte[] xlsx() {
        int most = PlainSheet.MOST_ROWS - 1;
        var all = all(most + 1);
        if (all.size() > most)
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "There are more than " + most + " lines; take format=csv.");
        return PlainSheet.write(
                "Thresholds",
                LineTable.COLUMNS,
                all.stream().map(LineExport::cells).toList());
    }

    private List<ThresholdLine> all(int limit) {
        var all = new ArrayList<ThresholdLine>();
        LinePlace last = null;
        while (all.size() < limit) {
            var page = lines.list(last, Math.min(PAGE, limit - all.size()));
            all.addAll(page);
            if (page.size() < PAGE) break;
            last = page.get(PAGE - 1).place();
        }
        return all;
    }

    private static List<String> cells(ThresholdLine line) {
        var view = LineView.of(line);
        return Stream.of(
                        view.scope(),
                        view.sku(),
                        view.category(),
                        view.location(),
                        view.units(),
                        view.daysOfSupply(),
                        view.minimumUnits())
                .map(LineExport::text)
                .toList();
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
