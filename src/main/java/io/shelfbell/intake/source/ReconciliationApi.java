package io.shelfbell.intake.source;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Comparisons of what we hold with what a source holds. */
@RestController
@RequestMapping("/api/v1/sources/{source}/reconciliations")
class ReconciliationApi {
    private final Sources sources;
    private final ReconciliationLedger ledger;

    ReconciliationApi(Sources sources, ReconciliationLedger ledger) {
        this.sources = sources;
        this.ledger = ledger;
    }

    /** One with the rows that differed, at most {@value ReconciliationLedger#KEPT_DIFFERENCES} of them. */
    record Whole(Reconciliation reconciliation, List<Reconciliation.Row> rows) {}

    /** Asks for one; with {@code dryRun} nothing is mended. One at a time. */
    @PostMapping
    ResponseEntity<Reconciliation> ask(
            @PathVariable String source, @RequestParam(defaultValue = "false") boolean dryRun) {
        requireReadable(source);
        return ResponseEntity.accepted()
                .body(ledger.ask(source, dryRun)
                        .orElseThrow(() -> new ResponseStatusException(
                                HttpStatus.CONFLICT, "A comparison of " + source + " is under way.")));
    }

    /** The last ones, the newest first. */
    @GetMapping
    List<Reconciliation> list(@PathVariable String source) {
        requireSource(source);
        return ledger.list(source);
    }

    @GetMapping("/{id}")
    Whole find(@PathVariable String source, @PathVariable long id) {
        var found = ledger.find(source, id)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no comparison " + id + " of " + source + "."));
        return new Whole(found, ledger.rows(id));
    }

    private void requireReadable(String source) {
        var errors = requireSource(source).errors();
        if (!errors.isEmpty()) throw new ResponseStatusException(HttpStatus.CONFLICT, String.join(" ", errors));
    }

    private SourceFile requireSource(String source) {
        return sources.files().stream()
                .filter(file -> file.name().equals(source))
                .findFirst()
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no source " + source + "."));
    }
}
