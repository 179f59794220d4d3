package io.shelfbell.intake.http;

import io.shelfbell.decision.StockDecisions;
import io.shelfbell.intake.Fields;
import io.shelfbell.inventory.ThresholdList;
import io.shelfbell.inventory.ThresholdList.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Merchandisers' low-stock lines, in units. Safe to repeat. An item that stands below its new line has crossed it. */
@RestController
@RequestMapping("/api/v1/thresholds")
class ThresholdApi {
    private final ThresholdList thresholds;
    private final StockDecisions decisions;
    private final int atMost;

    ThresholdApi(
            ThresholdList thresholds,
            StockDecisions decisions,
            @Value("${shelfbell.thresholds.at-most:100000}") int atMost) {
        this.thresholds = thresholds;
        this.decisions = decisions;
        this.atMost = atMost;
    }

    /** {@code {units}} for one SKU. */
    @PutMapping("/{sku}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@PathVariable String sku, HttpServletRequest request) throws IOException {
        thresholds.put(Scope.SKU, sku, units(request));
        decisions.reconsider(List.of(sku));
    }

    private int units(HttpServletRequest request) throws IOException {
        return Batch.readOne(request, this::units);
    }

    private @Nullable Integer units(Fields fields) {
        var units = fields.units("units");
        if (units != null && (units < 0 || units > atMost)) {
            fields.complain("units", "OUT_OF_RANGE", "Expected 0 to " + atMost + " units.");
        }
        return units;
    }
}
