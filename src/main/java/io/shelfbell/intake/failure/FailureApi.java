package io.shelfbell.intake.failure;

import io.shelfbell.intake.failure.FailureLedger.Kept;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** What could not be taken, with its place, its cause and its text. */
@RestController
class FailureApi {
    private static final String PATH = "/api/v1/intake/failures";
    private static final int LONGEST_PAGE = 500;

    private final FailureLedger failures;

    FailureApi(FailureLedger failures) {
        this.failures = failures;
    }

    /** The newest first. */
    @GetMapping(PATH)
    ResponseEntity<List<Kept>> list(
            @RequestParam @Nullable String source,
            @RequestParam @Nullable String door,
            @RequestParam @Nullable Long after,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > LONGEST_PAGE) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "limit is 1 to " + LONGEST_PAGE + ".");
        }
        var page = failures.list(source, door, after, limit);
        var answer = ResponseEntity.ok();
        if (page.size() == limit) {
            answer.header(
                    HttpHeaders.LINK, next(source, door, page.get(limit - 1).failureId(), limit));
        }
        return answer.body(page);
    }

    /** RFC 8288. */
    private static String next(@Nullable String source, @Nullable String door, long after, int limit) {
        var uri = UriComponentsBuilder.fromPath(PATH).queryParam("after", after).queryParam("limit", limit);
        if (source != null) uri.queryParam("source", "{source}");
        if (door != null) uri.queryParam("door", "{door}");
        var values = Stream.of(source, door).filter(Objects::nonNull).toArray();
        return "<" + uri.encode().buildAndExpand(values).toUriString() + ">; rel=\"next\"";
    }
}
