package io.shelfbell.intake.http;

import io.shelfbell.inventory.LinePlace;
import io.shelfbell.inventory.SalesPace;
import io.shelfbell.inventory.ThresholdList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Which low-stock lines are set, and which of them holds. */
@RestController
@RequestMapping("/api/v1/thresholds")
class ThresholdViewApi {
    private static final int LONGEST_PAGE = 500;

    private final ThresholdList lines;
    private final SalesPace pace;

    ThresholdViewApi(ThresholdList lines, SalesPace pace) {
        this.lines = lines;
        this.pace = pace;
    }

    /** The line that holds, in units, whether or not the item is known. */
    @GetMapping("/{sku}")
    HoldingView show(@PathVariable String sku) {
        var holding = lines.holding(List.of(sku)).get(0);
        return HoldingView.of(holding, lines.linesOf(holding), pace.of(sku));
    }

    @GetMapping
    ResponseEntity<List<LineView>> list(
            @RequestParam @Nullable String after, @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > LONGEST_PAGE)
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "limit is 1 to " + LONGEST_PAGE + ".");
        var page = lines.list(after == null ? null : LineCursor.place(after), limit);
        var answer = ResponseEntity.ok();
        if (page.size() == limit)
            answer.header(HttpHeaders.LINK, next(page.get(limit - 1).place(), limit));
        return answer.body(page.stream().map(LineView::of).toList());
    }

    /** RFC 8288. */
    private static String next(LinePlace last, int limit) {
        return "</api/v1/thresholds?after=" + LineCursor.of(last) + "&limit=" + limit + ">; rel=\"next\"";
    }
}
