package io.shelfbell.delivery.receipt.callback;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A callback as it came in, before anybody trusts it.
 *
 * @param headers the first value of each, found in any case
 * @param query as it was sent, still encoded; null without one
 * @param at when it came in
 */
record Post(
        byte[] body, Map<String, String> headers, @Nullable String query, Instant at) {
    Post {
        var anyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = Collections.unmodifiableMap(anyCase);
    }

    /** Asks the request for no parameter: it would read a body that is called a form. */
    static Post of(HttpServletRequest request, byte[] body, Instant at) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var name : Collections.list(request.getHeaderNames())) headers.put(name, request.getHeader(name));
        return new Post(body, headers, request.getQueryString(), at);
    }

    @Nullable
    String header(String name) {
        return headers.get(name);
    }
}
