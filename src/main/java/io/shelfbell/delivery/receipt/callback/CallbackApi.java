package io.shelfbell.delivery.receipt.callback;

import io.micrometer.core.instrument.MeterRegistry;
import io.shelfbell.delivery.receipt.Words;
import io.shelfbell.delivery.receipt.callback.Reading.Heard;
import io.shelfbell.delivery.receipt.callback.Reading.Malformed;
import io.shelfbell.delivery.receipt.callback.Reading.Refused;
import io.shelfbell.delivery.receipt.callback.Reading.Unavailable;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Receipts, bounces, complaints and replies, as providers call them in. What was said is kept before anybody is told that it was heard. */
@RestController
class CallbackApi {
    static final int LIMIT_BYTES = 1024 * 1024;
    private static final int MOST_FAULTS = 20;
    private static final Logger LOG = LoggerFactory.getLogger(CallbackApi.class);

    private final Callbacks callbacks;
    private final Words words;
    private final MeterRegistry meters;
    private final Clock clock;

    CallbackApi(Callbacks callbacks, Words words, MeterRegistry meters, Clock clock) {
        this.callbacks = callbacks;
        this.words = words;
        this.meters = meters;
        this.clock = clock;
    }

    /** @param provider a name under {@code shelfbell.callbacks} */
    @PostMapping("/callbacks/{provider}")
    ResponseEntity<?> hear(@PathVariable String provider, HttpServletRequest request) throws IOException {
        var reader = callbacks.find(provider).orElse(null);
        if (reader == null) return problem(HttpStatus.NOT_FOUND, "There is no such provider.", List.of());
        if (request.getContentLengthLong() > LIMIT_BYTES) return tooLarge(provider);
        var body = request.getInputStream().readNBytes(LIMIT_BYTES + 1);
        if (body.length > LIMIT_BYTES) return tooLarge(provider);
        return answer(provider, reader.read(Post.of(request, body, clock.instant())));
    }

    private ResponseEntity<?> answer(String provider, Reading reading) {
        if (reading instanceof Heard heard) return heard(provider, heard);
        if (reading instanceof Malformed malformed) return malformed(provider, malformed);
        if (reading instanceof Unavailable unavailable) return unavailable(provider, unavailable);
        return refused(provider, (Refused) reading);
    }

    /** 200 and nothing else: to Mailgun any other success is a failure. Twilio takes the empty answer for "no reply". */
    private ResponseEntity<?> heard(String provider, Heard heard) {
        if (!heard.words().isEmpty()) words.take(heard.words());
        count(provider, "taken", heard.words().size());
        count(provider, "ignored", heard.ignored());
        count(provider, "unreadable", heard.unreadable().size());
        log(provider, heard.unreadable());
        LOG.info(
                "callback provider={} words={} ignored={} unreadable={}",
                provider,
                heard.words().size(),
                heard.ignored(),
                heard.unreadable().size());
        return ResponseEntity.ok().build();
    }

    private ResponseEntity<?> malformed(String provider, Malformed malformed) {
        count(provider, "malformed", 1);
        log(provider, malformed.faults());
        return problem(HttpStatus.BAD_REQUEST, "The body is not what the provider documents.", malformed.faults());
    }

    private static void log(String provider, List<Fault> faults) {
        faults.stream()
                .limit(MOST_FAULTS)
                .forEach(fault -> LOG.warn(
                        "callback unreadable provider={} pointer={} code={}", provider, fault.pointer(), fault.code()));
    }

    private ResponseEntity<?> unavailable(String provider, Unavailable unavailable) {
        count(provider, "unavailable", 1);
        LOG.warn("callback unverified provider={} detail={}", provider, unavailable.detail());
        return problem(
                HttpStatus.SERVICE_UNAVAILABLE, "This cannot be verified at the moment. Send it again.", List.of());
    }

    /** The same for every reason, so that nobody learns which part was right. The challenge is RFC 9110 section 11.6.1. */
    private ResponseEntity<?> refused(String provider, Refused refused) {
        var why = refused.why().name().toLowerCase(Locale.ROOT);
        count(provider, why, 1);
        LOG.info("callback refused provider={} why={}", provider, why);
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNAUTHORIZED, "This does not bear a signature of the provider.");
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header("WWW-Authenticate", "Signature")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private ResponseEntity<?> tooLarge(String provider) {
        count(provider, "too_large", 1);
        var message = "The body may have at most 1 MiB.";
        return problem(HttpStatus.CONTENT_TOO_LARGE, message, List.of(new Fault("", "TOO_LARGE", message)));
    }

    private void count(String provider, String outcome, int times) {
        if (times > 0)
            meters.counter("shelfbell.callbacks", "provider", provider, "outcome", outcome)
                    .increment(times);
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail, List<Fault> faults) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("errors", faults.stream().limit(MOST_FAULTS).toList());
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
