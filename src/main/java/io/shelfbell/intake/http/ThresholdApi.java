package io.shelfbell.intake.http;

import io.shelfbell.decision.OutOfBounds;
import io.shelfbell.decision.ThresholdBounds;
import io.shelfbell.decision.ThresholdDecisions;
import io.shelfbell.intake.Finding;
import io.shelfbell.inventory.LinePlace;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Merchandisers' low-stock lines, one at a time. Safe to repeat. An item that stands below its new line has crossed it. */
@RestController
@RequestMapping("/api/v1/thresholds")
class ThresholdApi {
    private static final String DEFAULT = "/default";
    private static final String CATEGORY = "/categories/{category}";
    private static final String ITEM = "/{sku}";
    private static final String LOCATION = "/{sku}/locations/{location}";

    private final ThresholdForm form;
    private final ThresholdBounds bounds;
    private final ThresholdDecisions decisions;

    ThresholdApi(ThresholdForm form, ThresholdBounds bounds, ThresholdDecisions decisions) {
        this.form = form;
        this.bounds = bounds;
        this.decisions = decisions;
    }

    @PutMapping(DEFAULT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(HttpServletRequest request) throws IOException {
        put(LinePlace.DEFAULT, request);
    }

    @PutMapping(CATEGORY)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putCategory(@PathVariable String category, HttpServletRequest request) throws IOException {
        put(LinePlace.category(category), request);
    }

    @PutMapping(ITEM)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putItem(@PathVariable String sku, HttpServletRequest request) throws IOException {
        put(LinePlace.item(sku), request);
    }

    /** The lines of an item's locations add up, and hold instead of the item's own. */
    @PutMapping(LOCATION)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putLocation(@PathVariable String sku, @PathVariable String location, HttpServletRequest request)
            throws IOException {
        put(LinePlace.location(sku, location), request);
    }

    private void put(LinePlace place, HttpServletRequest request) throws IOException {
        var line = Batch.readOne(request, fields -> form.line(fields, place));
        bounds.check(List.of(line)).stream().flatMap(Optional::stream).forEach(ThresholdApi::refuse);
        decisions.set(line);
    }

    private static void refuse(OutOfBounds broken) {
        throw InvalidBody.fields(List.of(new Finding("/" + broken.part(), "OUT_OF_BOUNDS", broken.message())));
    }

    @DeleteMapping(DEFAULT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove() {
        remove(LinePlace.DEFAULT);
    }

    @DeleteMapping(CATEGORY)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeCategory(@PathVariable String category) {
        remove(LinePlace.category(category));
    }

    @DeleteMapping(ITEM)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeItem(@PathVariable String sku) {
        remove(LinePlace.item(sku));
    }

    @DeleteMapping(LOCATION)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeLocation(@PathVariable String sku, @PathVariable String location) {
        remove(LinePlace.location(sku, location));
    }

    private void remove(LinePlace place) {
        if (!decisions.remove(place)) throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No line is set there.");
    }
}
