package io.shelfbell.intake.http;

import io.shelfbell.fact.ThresholdScope;
import io.shelfbell.inventory.LinePlace;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The place of a line in the list, as {@code after} in an address. */
final class LineCursor {
    private LineCursor() {}

    static String of(LinePlace place) {
        var text = place.scope() + "\0" + place.key() + "\0" + place.location();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static LinePlace place(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\0", -1);
            if (parts.length == 3) return new LinePlace(ThresholdScope.valueOf(parts[0]), parts[1], parts[2]);
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "after is not from a Link of this list.");
    }
}
