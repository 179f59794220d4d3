package io.shelfbell.delivery.sms;

import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A text to measure.
 *
 * @param country whose price is asked for, ISO 3166
 * @param substitute whether characters may be written in another way; null for what the installation does
 */
record SegmentsQuestion(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "It’s back: “Harbour mug” …")
        String text,

        @Schema(example = "DE") @Nullable String country,

        @Nullable Boolean substitute) {
    /** Octets. */
    private static final int LONGEST_BODY = 256 * 1024;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** @throws ErrorResponseException with everything that is wrong */
    static SegmentsQuestion read(InputStream body, JsonMapper json) throws IOException {
        var bytes = body.readNBytes(LONGEST_BODY + 1);
        if (bytes.length > LONGEST_BODY) {
            throw problem(HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE", "The body may have at most 256 KiB.");
        }
        try {
            return of(json.readTree(bytes));
        } catch (JacksonException e) {
            throw problem(HttpStatus.BAD_REQUEST, "MALFORMED", "The body is not JSON.");
        }
    }

    private static SegmentsQuestion of(JsonNode body) {
        var errors = new ArrayList<Map<String, String>>();
        if (!body.isObject()) errors.add(error("", "WRONG_TYPE", "The body is a JSON object."));
        else check(body, errors);
        if (!errors.isEmpty()) {
            throw problem(HttpStatus.UNPROCESSABLE_CONTENT, "The body has fields that cannot be used.", errors);
        }
        return new SegmentsQuestion(
                body.path("text").asString(),
                body.path("country").isString() ? body.path("country").asString() : null,
                body.path("substitute").isBoolean() ? body.path("substitute").asBoolean() : null);
    }

    private static void check(JsonNode body, List<Map<String, String>> errors) {
        var text = body.path("text");
        var country = body.path("country");
        var substitute = body.path("substitute");
        if (isAbsent(text)) errors.add(error("/text", "MISSING", "A text is needed."));
        else if (!text.isString()) errors.add(error("/text", "WRONG_TYPE", "A text is in quotes."));
        if (!isAbsent(country) && !COUNTRIES.contains(country.asString("").toUpperCase(Locale.ROOT))) {
            errors.add(error("/country", "NOT_READABLE", "A country has two letters (ISO 3166)."));
        }
        if (!isAbsent(substitute) && !substitute.isBoolean()) {
            errors.add(error("/substitute", "WRONG_TYPE", "It is true or false."));
        }
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static Map<String, String> error(String pointer, String code, String message) {
        return Map.of("pointer", pointer, "code", code, "message", message);
    }

    private static ErrorResponseException problem(HttpStatus status, String code, String message) {
        return problem(status, message, List.of(error("", code, message)));
    }

    /** RFC 9457. */
    private static ErrorResponseException problem(HttpStatus status, String detail, List<Map<String, String>> errors) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("errors", errors);
        return new ErrorResponseException(status, problem, null);
    }
}
