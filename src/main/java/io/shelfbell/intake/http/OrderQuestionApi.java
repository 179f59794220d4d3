package io.shelfbell.intake.http;

import io.shelfbell.decision.OrderGate;
import io.shelfbell.decision.OrderGate.Asked;
import io.shelfbell.decision.OrderGate.Judged;
import io.shelfbell.fact.CanonicalOrder;
import io.shelfbell.fact.OrderRuling.Outcome;
import io.shelfbell.intake.channel.OrderDocuments;
import io.shelfbell.intake.channel.OrderDocuments.Found;
import io.shelfbell.intake.channel.SalesChannels;
import io.shelfbell.intake.order.OrderFinding;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What would become of an order in our own words. Nothing is stored. */
@RestController
@RequestMapping("/api/v1")
class OrderQuestionApi {
    private static final int LIMIT_BYTES = 8 * 1024 * 1024;

    private final SalesChannels channels;
    private final OrderGate gate;
    private final Clock clock;

    OrderQuestionApi(SalesChannels channels, OrderGate gate, Clock clock) {
        this.channels = channels;
        this.gate = gate;
        this.clock = clock;
    }

    /** @param order null when it could not be read */
    record Decision(
            String outcome,
            List<OrderFinding> findings,
            @Nullable CanonicalOrder order) {}

    /** One order or several, as {@code GET /api/v1/schemas/order} describes them. */
    @PostMapping("/decisions/orders")
    List<Decision> decide(HttpServletRequest request) throws IOException {
        var body = Body.bytes(request, LIMIT_BYTES);
        var canonical = channels.find("canonical")
                .orElseThrow(() -> new IllegalStateException("the channel canonical is missing in config/channels"));
        var now = clock.instant();
        return OrderDocuments.read(canonical, body, now).stream()
                .map(found -> decision(found, now))
                .toList();
    }

    private Decision decision(Found found, Instant now) {
        if (found instanceof Found.None none)
            return new Decision(
                    "REJECTED", none.why().stream().map(OrderFinding::of).toList(), null);
        var order = (Found.Order) found;
        var judged = gate.judge(List.of(new Asked(order.order(), order.pointer(), order.noticed())), now)
                .get(0);
        return new Decision(
                outcome(judged), judged.rulings().stream().map(OrderFinding::of).toList(), order.order());
    }

    private static String outcome(Judged judged) {
        if (judged.is(Outcome.REJECT)) return "REJECTED";
        return judged.is(Outcome.HOLD) ? "HELD" : "ACCEPTED";
    }

    @GetMapping(path = "/schemas/order", produces = "application/schema+json")
    Resource schema() {
        return new ClassPathResource("order.schema.json", OrderQuestionApi.class);
    }
}
