package io.shelfbell.intake.http;

import io.shelfbell.access.Caller;
import io.shelfbell.access.Scope;
import io.shelfbell.fact.CanonicalOrder;
import io.shelfbell.fact.CustomerOrder;
import io.shelfbell.fact.Lane;
import io.shelfbell.intake.channel.SalesChannel;
import io.shelfbell.intake.channel.SalesChannels;
import io.shelfbell.intake.failure.FailureLedger;
import io.shelfbell.intake.order.IntakeLedger;
import io.shelfbell.intake.order.IntakeLedger.Intake;
import io.shelfbell.intake.order.OrderDoor;
import io.shelfbell.intake.order.OrderDoor.Entry;
import io.shelfbell.intake.order.Remapping;
import io.shelfbell.order.OrderBook;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
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

    private static final int LONGEST_KEY = 255;

    private final SalesChannels channels;
    private final OrderDoor door;
    private final Remapping remapping;
    private final IntakeLedger ledger;
    private final FailureLedger failures;
    private final OrderBook orders;
    private final Clock clock;

    OrderApi(
            SalesChannels channels,
            OrderDoor door,
            Remapping remapping,
            IntakeLedger ledger,
            FailureLedger failures,
            OrderBook orders,
            Clock clock) {
        this.channels = channels;
        this.door = door;
        this.remapping = remapping;
        this.ledger = ledger;
        this.failures = failures;
        this.orders = orders;
        this.clock = clock;
    }

    /**
     * Stored first, whatever it is; 202 means that it is durable. With {@code wait} the answer is the outcome, if there is one in time. A
     * request that is repeated with its {@code Idempotency-Key} gets the first one's answer.
     */
    @PostMapping("/orders/{channel}")
    @Parameter(name = "lane", in = ParameterIn.QUERY, description = "a later lane than the channel's", example = "bulk")
    @Parameter(name = "wait", in = ParameterIn.QUERY, description = "how long to wait for the outcome", example = "5s")
    ResponseEntity<Intake> take(@PathVariable String channel, HttpServletRequest request) throws IOException {
        var known = channels.find(channel);
        if (known.isEmpty() && !Caller.has(Scope.ORDERS_WRITE)) throw needsKey();
        var sender = known.orElseThrow(
                () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no sales channel " + channel + "."));
        var key = key(request, sender);
        var patience = patience(Query.value(request, "wait"));
        if (sender.door().signature() == null && !Caller.has(Scope.ORDERS_WRITE)) throw needsKey();
        var body = Body.bytes(request, LIMIT_BYTES);
        requireOwn(sender, body, request);
        var entry = door.take(sender, lane(request, sender), request.getContentType(), unzipped(request, body), key);
        if (entry instanceof Entry.InFlight first)
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT,
                    "The first request with this Idempotency-Key is being worked on: /api/v1/intake/"
                            + first.intakeId());
        if (entry instanceof Entry.Again again) return ResponseEntity.accepted().body(intake(again.intakeId()));
        if (entry instanceof Entry.Stored stored)
            return ResponseEntity.accepted().body(await(stored.intake(), patience));
        throw new ResponseStatusException(
                HttpStatus.UNPROCESSABLE_CONTENT, "This Idempotency-Key was used for another body.");
    }

    private static ResponseStatusException needsKey() {
        return Caller.isKnown()
                ? new ResponseStatusException(
                        HttpStatus.FORBIDDEN, "The API key does not have the scope that it takes.")
                : new ResponseStatusException(
                        HttpStatus.UNAUTHORIZED, "An API key is needed: Authorization: Bearer <key>.");
    }

    private static @Nullable String key(HttpServletRequest request, SalesChannel channel) {
        var key = request.getHeader("Idempotency-Key");
        if (key == null && channel.door().needsKey())
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "This channel needs an Idempotency-Key.");
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY))
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "An Idempotency-Key has 1 to " + LONGEST_KEY + " characters.");
        return key;
    }

    /** A channel with a signature signs everything, on the bytes as they came; somebody with a key may do without. */
    private void requireOwn(SalesChannel channel, byte[] body, HttpServletRequest request) {
        var signature = channel.door().signature();
        if (signature == null || Caller.has(Scope.ORDERS_WRITE) && request.getHeader(signature.header()) == null)
            return;
        if (!signature.proves(body, request::getHeader, clock.instant()))
            throw new ResponseStatusException(
                    HttpStatus.UNAUTHORIZED,
                    "The signature in " + signature.header() + " is missing or not that of the body.");
    }

    private static byte[] unzipped(HttpServletRequest request, byte[] body) {
        var encoding = request.getHeader("Content-Encoding");
        if (encoding == null || encoding.equalsIgnoreCase("identity")) return body;
        if (!encoding.equalsIgnoreCase("gzip"))
            throw new ResponseStatusException(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding is gzip or identity.");
        try (var stream = new GZIPInputStream(new ByteArrayInputStream(body))) {
            var bytes = stream.readNBytes(LIMIT_BYTES + 1);
            if (bytes.length > LIMIT_BYTES)
                throw InvalidBody.tooLarge("The body may have at most " + LIMIT_BYTES / 1024 / 1024 + " MiB unzipped.");
            return bytes;
        } catch (IOException e) {
            throw InvalidBody.malformed("The body is not gzip: " + e.getMessage());
        }
    }

    /** Much at once may step back behind what customers wait for, and nobody may step forward. */
    private static Lane lane(HttpServletRequest request, SalesChannel channel) {
        var own = channel.door().lane();
        var asked = Query.value(request, "lane");
        if (asked == null) return own;
        try {
            var lane = Lane.valueOf(asked.toUpperCase(Locale.ROOT));
            return lane.compareTo(own) > 0 ? lane : own;
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "lane is urgent, normal or bulk.", e);
        }
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

    private Intake await(Intake stored, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        var found = stored;
        while (found.finishedAt() == null && System.nanoTime() < until) {
            LockSupport.parkNanos(Duration.ofMillis(LOOK_MILLIS).toNanos());
            found = intake(stored.intakeId());
        }
        return found;
    }

    @GetMapping("/intake/{intakeId}")
    Intake intake(@PathVariable UUID intakeId) {
        return ledger.find(intakeId)
                .orElseThrow(() ->
                        new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no intake " + intakeId + "."));
    }

    /** Works on a body again, as after a rule or a mapping was changed. Safe to repeat: a version of an order counts once. */
    @PostMapping("/intake/{intakeId}/retry")
    ResponseEntity<Intake> retry(@PathVariable UUID intakeId) {
        var known = intake(intakeId);
        if (!door.retry(known.intakeId()))
            throw new ResponseStatusException(HttpStatus.CONFLICT, "Intake " + intakeId + " is being worked on.");
        return ResponseEntity.accepted().body(intake(intakeId));
    }

    /** Reads a body that was taken again by the mapping of today. The orders as they are understood now. Safe to repeat. */
    @PostMapping("/intake/{intakeId}/remap")
    List<CanonicalOrder> remap(@PathVariable UUID intakeId) {
        var known = intake(intakeId);
        try {
            return remapping.remap(known.intakeId());
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, e.getMessage(), e);
        }
    }

    /** Works on one of {@code GET /api/v1/intake/failures} again. */
    @PostMapping("/intake/failures/{failureId}/retry")
    ResponseEntity<Intake> retry(@PathVariable long failureId) {
        return retry(failures.intake(failureId)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND,
                        "There is no failure " + failureId + " whose body can be worked on again.")));
    }

    @GetMapping("/orders/{id}")
    CustomerOrder order(@PathVariable String id) {
        return orders.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no order " + id + "."));
    }
}
