package io.shelfbell.delivery.sms.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An HTTP gateway, {@code shelfbell.sms.gateways.<name>}. In the URL, the fields and the headers, {@code {to}} is the number in E.164,
 * {@code {digits}} the same without its plus, {@code {text}} the text, {@code {messageId}} our id of the message, and any other name in
 * braces is one of {@code values}.
 *
 * @param kind whose codes it answers with, as the failure table's "Provider" knows them; {@code http} for HTTP statuses alone
 * @param rank lower is asked first
 * @param method POST or PUT; with GET, number and text would stand in the logs of everybody on the way
 * @param fields of the body; in JSON a dot in a name leads into an object
 * @param username for basic authentication (RFC 7617); null for none
 * @param idempotencyHeader gets our id of the message; null when the gateway knows no such header
 * @param concurrent how many messages it is given at once
 * @param within for one whole exchange, to the last octet of the answer
 * @param receipts whether it reports later what became of a message, at {@code /callbacks/<name>}
 * @param sslBundle a name under {@code spring.ssl.bundle}, for a gateway whose certificate is not from a public authority
 */
public record GatewaySettings(
        @DefaultValue("http") String kind,
        @DefaultValue("100") int rank,
        String url,
        @DefaultValue("POST") String method,
        @DefaultValue("FORM") Format format,
        @DefaultValue Map<String, String> fields,
        @DefaultValue Map<String, String> headers,
        @DefaultValue Map<String, String> values,
        @Nullable String username,
        @DefaultValue("") String password,
        @Nullable String idempotencyHeader,
        @DefaultValue Reading answer,
        @DefaultValue("10") int concurrent,
        @DefaultValue("5s") Duration connectWithin,
        @DefaultValue("10s") Duration within,
        @DefaultValue("false") boolean receipts,
        @Nullable String sslBundle) {

    /** How the body is written. */
    public enum Format {
        /** {@code application/x-www-form-urlencoded}. */
        FORM,
        JSON
    }

    /**
     * Where things stand in the answer, as JSON pointers (RFC 6901).
     *
     * @param errorCode where it says what went wrong; without one, the HTTP status is the code
     * @param acceptedCodes what stands there when all is well, for a gateway that answers 200 to everything; empty when the HTTP status alone
     *     tells whether it took the message
     * @param acceptedStatuses HTTP statuses that mean it was taken; empty for all of 200 to 299
     * @param unknownStatuses HTTP statuses of somebody on the way who did not hear the gateway's answer
     */
    public record Reading(
            @Nullable String messageId,
            @Nullable String errorCode,
            @Nullable String errorText,
            @DefaultValue Set<String> acceptedCodes,
            @DefaultValue Set<Integer> acceptedStatuses,
            @DefaultValue({"500", "502", "504"}) Set<Integer> unknownStatuses) {
        boolean accepts(int status) {
            return acceptedStatuses.isEmpty() ? status / 100 == 2 : acceptedStatuses.contains(status);
        }
    }

    public GatewaySettings {
        Objects.requireNonNull(url, "url is missing");
        method = method.toUpperCase(Locale.ROOT);
        if (!Set.of("POST", "PUT").contains(method))
            throw new IllegalArgumentException("method is POST or PUT, not " + method);
        if (concurrent < 1) throw new IllegalArgumentException("concurrent is at least 1, not " + concurrent);
        if (fields.isEmpty()) throw new IllegalArgumentException("a gateway needs fields, such as To: \"{to}\"");
        Template.check(values.keySet(), url);
        Template.check(values.keySet(), fields.values());
        Template.check(values.keySet(), headers.values());
        URI.create(Template.inUrl(url, Template.anything(values)));
    }
}
