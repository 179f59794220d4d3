package io.shelfbell.intake.reply;

import io.shelfbell.intake.reply.ReplyLedger.Waiting;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** Answers to partners: listed, read, and taken off the list by whoever carries them. */
@RestController
@RequestMapping("/api/v1/replies")
class ReplyApi {
    private static final int LONGEST_PAGE = 500;

    private final ReplyLedger replies;
    private final Clock clock;

    ReplyApi(ReplyLedger replies, Clock clock) {
        this.replies = replies;
        this.clock = clock;
    }

    /** Those that nobody took, the oldest first. */
    @GetMapping
    ResponseEntity<List<Waiting>> list(
            @RequestParam @Nullable String channel,
            @RequestParam @Nullable String kind,
            @RequestParam @Nullable String partner,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > LONGEST_PAGE)
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "limit is 1 to " + LONGEST_PAGE + ".");
        var page = replies.waiting(channel, kind, partner, after, limit);
        var answer = ResponseEntity.ok();
        if (page.size() == limit)
            answer.header(
                    HttpHeaders.LINK,
                    next(channel, kind, partner, page.get(limit - 1).replyId(), limit));
        return answer.body(page);
    }

    /** RFC 8288. */
    private static String next(
            @Nullable String channel, @Nullable String kind, @Nullable String partner, long after, int limit) {
        var uri = UriComponentsBuilder.fromPath("/api/v1/replies")
                .queryParam("after", after)
                .queryParam("limit", limit);
        if (channel != null) uri.queryParam("channel", "{channel}");
        if (kind != null) uri.queryParam("kind", "{kind}");
        if (partner != null) uri.queryParam("partner", "{partner}");
        var values = Stream.of(channel, kind, partner).filter(Objects::nonNull).toArray();
        return "<" + uri.encode().buildAndExpand(values).toUriString() + ">; rel=\"next\"";
    }

    /** The interchange itself. Reading it changes nothing. */
    @GetMapping(path = "/{replyId}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    byte[] body(@PathVariable long replyId) {
        return replies.body(replyId).orElseThrow(() -> missing(replyId));
    }

    /** It was taken: it is kept, and not listed any more. Safe to repeat. */
    @DeleteMapping("/{replyId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void taken(@PathVariable long replyId) {
        if (!replies.take(replyId, clock.instant())) throw missing(replyId);
    }

    private static ResponseStatusException missing(long replyId) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no reply " + replyId + ".");
    }
}
