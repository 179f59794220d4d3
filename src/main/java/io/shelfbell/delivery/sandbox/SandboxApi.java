package io.shelfbell.delivery.sandbox;

import io.shelfbell.fact.Channel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** What the sandbox provider received, for programs: the newest first. */
@RestController
class SandboxApi {
    private static final int LONGEST_PAGE = 200;

    private final SandboxLedger ledger;

    SandboxApi(SandboxLedger ledger) {
        this.ledger = ledger;
    }

    @GetMapping("/api/v1/sandbox/messages")
    ResponseEntity<List<SandboxLedger.SandboxMessage>> list(
            @RequestParam @Nullable String recipient,
            @RequestParam @Nullable Channel channel,
            @RequestParam @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "limit is 1 to " + LONGEST_PAGE + ".");
        }
        var messages = ledger.list(recipient, channel, after, limit);
        var answer = ResponseEntity.ok();
        if (messages.size() == limit) {
            var last = messages.get(messages.size() - 1).messageId();
            answer.header(HttpHeaders.LINK, next(recipient, channel, last, limit));
        }
        return answer.body(messages);
    }

    /** RFC 8288. */
    private static String next(@Nullable String recipient, @Nullable Channel channel, String after, int limit) {
        var target = UriComponentsBuilder.fromPath("/api/v1/sandbox/messages")
                .queryParamIfPresent("recipient", Optional.ofNullable(recipient))
                .queryParamIfPresent("channel", Optional.ofNullable(channel))
                .queryParam("after", after)
                .queryParam("limit", limit)
                .encode()
                .toUriString();
        return "<" + target + ">; rel=\"next\"";
    }
}
