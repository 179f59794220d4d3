package io.shelfbell.delivery;

import io.shelfbell.fact.Channel;
import io.shelfbell.outbox.UnsendableList;
import io.shelfbell.outbox.UnsendableList.Cause;
import io.shelfbell.outbox.UnsendableList.Filter;
import io.shelfbell.outbox.UnsendableList.Unsendable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** What ended without a message: with its cause, and a way to send it again once the cause is mended. */
@RestController
@RequestMapping("/api/v1/unsendable")
class UnsendableApi {
    private static final int LONGEST_PAGE = 500;

    private final UnsendableList list;

    UnsendableApi(UnsendableList list) {
        this.list = list;
    }

    @GetMapping
    ResponseEntity<List<Unsendable>> list(
            @RequestParam @Nullable String reason,
            @RequestParam @Nullable Channel channel,
            @RequestParam @Nullable String provider,
            @RequestParam @Nullable String sku,
            @RequestParam @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > LONGEST_PAGE)
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "limit is 1 to " + LONGEST_PAGE + ".");
        var filter = new Filter(null, reason, channel, provider, sku);
        var page = list.list(filter, after, limit);
        var answer = ResponseEntity.ok();
        if (page.stream().map(Unsendable::notificationId).distinct().count() == limit)
            answer.header(
                    HttpHeaders.LINK, next(filter, page.get(page.size() - 1).notificationId(), limit));
        return answer.body(page);
    }

    /** RFC 8288. */
    private static String next(Filter filter, long after, int limit) {
        var uri = UriComponentsBuilder.fromPath("/api/v1/unsendable");
        if (filter.reason() != null) uri.queryParam("reason", filter.reason());
        if (filter.channel() != null) uri.queryParam("channel", filter.channel());
        if (filter.provider() != null) uri.queryParam("provider", filter.provider());
        if (filter.sku() != null) uri.queryParam("sku", filter.sku());
        var target = uri.queryParam("after", after)
                .queryParam("limit", limit)
                .encode()
                .toUriString();
        return "<" + target + ">; rel=\"next\"";
    }

    /** The most frequent first. */
    @GetMapping("/causes")
    List<Cause> causes() {
        return list.causes();
    }

    /** @param notifications how many it was done to */
    record Done(int notifications) {}

    /** Sends again what the filter names; an empty one is refused, because it would name all. */
    @PostMapping("/resend")
    Done resend(@RequestBody Filter filter) {
        return new Done(list.resend(named(filter)));
    }

    /** Takes what the filter names off the list without sending it. */
    @PostMapping("/dismiss")
    Done dismiss(@RequestBody Filter filter) {
        return new Done(list.dismiss(named(filter)));
    }

    private static Filter named(Filter filter) {
        if (filter.equals(new Filter(null, null, null, null, null)))
            throw new ResponseStatusException(
                    HttpStatus.UNPROCESSABLE_CONTENT, "Name ids, a reason, a channel, a provider or a sku.");
        return filter;
    }
}
