package io.shelfbell.insight;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** How well it works. */
@RestController
class KpiApi {
    private static final Duration USUAL_PERIOD = Duration.ofDays(30);

    private final KpiQueries queries;
    private final Clock clock;

    KpiApi(KpiQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    /** @param deliveries the first line is the total; times are seconds */
    record Kpis(Instant from, Instant to, List<KpiQueries.Line> deliveries, KpiQueries.OptOuts optOuts) {}

    /** From inclusive, to exclusive; the last 30 days unless said otherwise. */
    @Operation(summary = "Delivery rate, time to alert and opt-outs of a period", description = """
                    Counts deliveries (one channel of one notification) by the instant at which they were decided; the first line is the total, \
                    then by occasion, by channel, by both, and by channel and provider.
                    `sent` = `delivered` (a receipt says so) + `accepted` (a provider took it, no receipt). \
                    `deliveryRate` = sent / (sent + failed). `deliverableRate` leaves out failures whose address leads nowhere (`undeliverable`). \
                    `confirmedRate` = delivered / (delivered + failed).
                    `timeToAlert...`: seconds from the reading to the provider's yes; `timeToDelivery...`: to the arrival that a receipt tells; \
                    both without the time for which a decision held the message back (`heldMean`).
                    Opt-outs `perMessage`: refusals of promotional messages sent in the period; `perPerson`: people who refused within the last 90 \
                    days, of those who were sent anything in them.""")
    @GetMapping("/api/v1/kpis")
    Kpis show(@RequestParam @Nullable OffsetDateTime from, @RequestParam @Nullable OffsetDateTime to) {
        var end = to == null ? clock.instant() : to.toInstant();
        var start = from == null ? end.minus(USUAL_PERIOD) : from.toInstant();
        if (!start.isBefore(end)) throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "from must lie before to.");
        return new Kpis(start, end, queries.deliveries(start, end), queries.optOuts(start, end));
    }
}
