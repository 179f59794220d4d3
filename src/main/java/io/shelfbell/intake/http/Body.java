package io.shelfbell.intake.http;

import io.shelfbell.intake.JsonText;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Request bodies, read only as far as they may be long. */
final class Body {
    private Body() {}

    /** @throws InvalidBody when there are more bytes than allowed */
    static byte[] bytes(HttpServletRequest request, int limit) throws IOException {
        if (request.getContentLengthLong() > limit) throw tooLarge(limit);
        var bytes = request.getInputStream().readNBytes(limit + 1);
        if (bytes.length > limit) throw tooLarge(limit);
        return bytes;
    }

    /** @throws InvalidBody when it is not JSON */
    static JsonText json(HttpServletRequest request, int limit) throws IOException {
        try {
            return JsonText.parse(bytes(request, limit));
        } catch (JsonText.Malformed e) {
            throw InvalidBody.malformed(String.valueOf(e.getMessage()));
        }
    }

    private static InvalidBody tooLarge(int limit) {
        return InvalidBody.tooLarge("The body may have at most " + limit / 1024 / 1024 + " MiB.");
    }
}
