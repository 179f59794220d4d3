package io.shelfbell.delivery.sms.gateway;

import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.delivery.provider.ProviderAnswer.Accepted;
import io.shelfbell.delivery.provider.ProviderAnswer.Refused;
import io.shelfbell.delivery.provider.ProviderAnswer.Unknown;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.DeliveryFailure;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Understands what a gateway said. */
record Answers(GatewaySettings settings, JsonMapper json, Clock clock) {
    /**
     * @param body what came of it; null when it broke off. Then the status alone is believed, unless this gateway says in the body whether it
     *     took the message
     */
    ProviderAnswer read(ResponseInfo head, byte @Nullable [] body) {
        var reading = settings.answer();
        var said = tree(body);
        var code = text(said, reading.errorCode());
        if (reading.accepts(head.statusCode())) {
            if (reading.acceptedCodes().contains(code)) return accepted(said);
            if (!code.isEmpty()) return refused(head, code, said);
            return reading.acceptedCodes().isEmpty()
                    ? accepted(said)
                    : new Unknown("HTTP " + head.statusCode() + " without a readable answer");
        }
        if (code.isEmpty() && reading.unknownStatuses().contains(head.statusCode())) {
            return new Unknown("HTTP " + head.statusCode());
        }
        return refused(head, code.isEmpty() ? String.valueOf(head.statusCode()) : code, said);
    }

    private ProviderAnswer accepted(JsonNode said) {
        var id = text(said, settings.answer().messageId());
        return new Accepted(id.isEmpty() ? null : id);
    }

    private ProviderAnswer refused(ResponseInfo head, String code, JsonNode said) {
        var now = clock.instant();
        var words = text(said, settings.answer().errorText());
        var text = words.isEmpty() ? "HTTP " + head.statusCode() : words;
        return new Refused(
                new DeliveryFailure(settings.kind(), Channel.SMS, code, null, text, false, now), retryAfter(head));
    }

    private @Nullable Duration retryAfter(ResponseInfo head) {
        return head.headers()
                .firstValue("Retry-After")
                .flatMap(value -> RetryAfter.read(value, clock.instant()))
                .orElse(null);
    }

    private JsonNode tree(byte @Nullable [] body) {
        try {
            return body == null || body.length == 0 ? MissingNode.getInstance() : json.readTree(body);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /** Empty for what is not there or null. */
    private static String text(JsonNode said, @Nullable String pointer) {
        return pointer == null ? "" : said.at(pointer).asString("");
    }
}
