package io.shelfbell.intake.http;

import io.shelfbell.fact.CustomerOrder;
import io.shelfbell.intake.order.IntakeLedger;
import io.shelfbell.intake.order.IntakeLedger.Intake;
import io.shelfbell.intake.order.IntakeWorker;
import io.shelfbell.intake.order.OrderIntake;
import io.shelfbell.order.OrderBook;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Orders in, in the channel's own payload; what became of them out. */
@RestController
@RequestMapping("/api/v1")
class OrderApi {
    private static final int LIMIT_BYTES = 8 * 1024 * 1024;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 15;

    private final IntakeLedger ledger;
    private final IntakeWorker worker;
    private final OrderIntake intake;
    private final OrderBook orders;

    OrderApi(IntakeLedger ledger, IntakeWorker worker, OrderIntake intake, OrderBook orders) {
        this.ledger = ledger;
        this.worker = worker;
        this.intake = intake;
        this.orders = orders;
    }

    /** Stored first, whatever it is; 202 means that it is durable. With {@code wait} the answer is the outcome, if there is one in time. */
    @PostMapping("/orders/{channel}")
    @Parameter(name = "wait", in = ParameterIn.QUERY, description = "how long to wait for the outcome", example = "5s")
    ResponseEntity<Intake> take(@PathVariable String channel, HttpServletRequest request) throws IOException {
        if (!intake.knows(channel)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no sales channel " + channel + ".");
        }
        var patience = patience(Query.value(request, "wait"));
        var id = ledger.store(channel, request.getContentType(), Body.bytes(request, LIMIT_BYTES));
        worker.wake();
        return ResponseEntity.accepted().body(await(id, patience));
    }

    private static Duration patience(@Nullable String wait) {
        try {
            var asked = wait == null ? Duration.ZERO : DurationStyle.detectAndParse(wait);
            if (asked.isNegative()) return Duration.ZERO;
            return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "wait is a duration such as 5s.", e);
        }
    }

    private Intake await(UUID id, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        var found = intake(id);
        while (found.finishedAt() == null && System.nanoTime() < until) {
            LockSupport.parkNanos(Duration.ofMillis(LOOK_MILLIS).toNanos());
            found = intake(id);
        }
        return found;
    }

    @GetMapping("/intake/{intakeId}")
    Intake intake(@PathVariable UUID intakeId) {
        return ledger.find(intakeId)
                .orElseThrow(() ->
                        new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no intake " + intakeId + "."));
    }

    @GetMapping("/orders/{id}")
    CustomerOrder order(@PathVariable String id) {
        return orders.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no order " + id + "."));
    }
}
