package io.shelfbell.insight;

import io.shelfbell.fact.Occasion;
import io.shelfbell.insight.NotificationQueries.Filter;
import io.shelfbell.insight.NotificationView.Moment;
import io.shelfbell.insight.NotificationView.Why;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** Who was told what, who was not, and why. */
@RestController
@RequestMapping("/api/v1/notifications")
class NotificationApi {
    private static final int LONGEST_PAGE = 500;

    private final NotificationQueries notifications;

    NotificationApi(NotificationQueries notifications) {
        this.notifications = notifications;
    }

    /** What a notification can be. */
    enum State {
        PENDING,
        SENT,
        SUPPRESSED,
        WITHDRAWN,
        FAILED
    }

    @GetMapping
    ResponseEntity<List<NotificationView>> list(
            @RequestParam @Nullable String recipient,
            @RequestParam @Nullable String sku,
            @RequestParam @Nullable Occasion occasion,
            @RequestParam @Nullable State state,
            @RequestParam @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "limit is 1 to " + LONGEST_PAGE + ".");
        }
        var filter = new Filter(
                recipient, sku, occasion == null ? null : occasion.name(), state == null ? null : state.name());
        var page = notifications.list(filter, after, limit);
        var answer = ResponseEntity.ok();
        if (page.size() == limit)
            answer.header(HttpHeaders.LINK, next(filter, page.get(limit - 1).id(), limit));
        return answer.body(page);
    }

    /** RFC 8288. */
    private static String next(Filter filter, long after, int limit) {
        var uri = UriComponentsBuilder.fromPath("/api/v1/notifications");
        if (filter.recipient() != null) uri.queryParam("recipient", filter.recipient());
        if (filter.sku() != null) uri.queryParam("sku", filter.sku());
        if (filter.occasion() != null) uri.queryParam("occasion", filter.occasion());
        if (filter.state() != null) uri.queryParam("state", filter.state());
        var target = uri.queryParam("after", after)
                .queryParam("limit", limit)
                .encode()
                .toUriString();
        return "<" + target + ">; rel=\"next\"";
    }

    /** One notification with everything that is known about it. */
    record Explained(NotificationView notification, List<Moment> timeline, Why why) {}

    @GetMapping("/{id}")
    Explained show(@PathVariable long id) {
        var notification = notifications
                .find(id)
                .orElseThrow(() ->
                        new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no notification " + id + "."));
        return new Explained(notification, notification.timeline(), notifications.why(id));
    }
}
