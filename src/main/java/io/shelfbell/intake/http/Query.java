package io.shelfbell.intake.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Parameters of the address alone: to ask the request for them would read a body that a client calls a form, as plain curl does. */
final class Query {
    private Query() {}

    /** The first of a name; null for none. */
    static @Nullable String value(HttpServletRequest request, String name) {
        var value = UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams()
                .getFirst(name);
        return value == null ? null : UriUtils.decode(value, StandardCharsets.UTF_8);
    }
}
