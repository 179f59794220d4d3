package io.shelfbell.delivery.sms.gateway;

import io.shelfbell.delivery.sms.text.TextMessage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes a message as a gateway's settings say. */
record Request(GatewaySettings settings, JsonMapper json) {
    HttpRequest of(TextMessage message, Outgoing body) {
        var values = Template.values(settings.values(), message);
        var request = HttpRequest.newBuilder(URI.create(Template.inUrl(settings.url(), values)))
                .method(settings.method(), body)
                .header("Content-Type", isForm() ? "application/x-www-form-urlencoded" : "application/json")
                .header("Accept", "application/json");
        settings.headers().forEach((name, value) -> request.setHeader(name, Template.fill(value, values)));
        if (settings.username() != null) request.setHeader("Authorization", basic());
        if (settings.idempotencyHeader() != null) {
            request.setHeader(settings.idempotencyHeader(), message.messageId());
        }
        return request.build();
    }

    byte[] body(TextMessage message) {
        var values = Template.values(settings.values(), message);
        var fields = new TreeMap<String, String>();
        settings.fields().forEach((name, value) -> fields.put(name, Template.fill(value, values)));
        return isForm() ? form(fields) : json.writeValueAsBytes(object(fields));
    }

    private boolean isForm() {
        return settings.format() == GatewaySettings.Format.FORM;
    }

    private static byte[] form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> Template.encoded(field.getKey()) + "=" + Template.encoded(field.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private ObjectNode object(Map<String, String> fields) {
        var root = json.createObjectNode();
        fields.forEach((name, value) -> {
            var at = root;
            var steps = name.split("\\.");
            for (int i = 0; i < steps.length - 1; i++) at = at.withObjectProperty(steps[i]);
            at.put(steps[steps.length - 1], value);
        });
        return root;
    }

    private String basic() {
        var pair = settings.username() + ":" + settings.password();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
