package io.shelfbell.command.service;

import io.shelfbell.command.terminal.CommandFailed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shop's systems as the service sees them: over HTTP with a key, and nothing else. */
public final class Outsider {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final String home;
    private final String key;

    public Outsider(URI home, String key) {
        this.home = home.toString().replaceAll("/+$", "");
        this.key = key;
    }

    public JsonNode get(String path) throws InterruptedException {
        return send(request(path).GET());
    }

    public JsonNode post(String path, String body) throws InterruptedException {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** What the service said to a body. */
    public record Answer(int status, JsonNode body) {}

    /**
     * Sends a body under a name, so that it counts once however often it is sent.
     *
     * @throws IOException when there was no answer, or none that says anything
     */
    public Answer offer(String path, byte[] body, String name) throws IOException, InterruptedException {
        var request = request(path)
                .setHeader("Content-Type", "application/octet-stream")
                .header("Idempotency-Key", name)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        var response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() >= 500 || response.statusCode() == 429)
            throw new IOException("%s was answered with %d".formatted(request.uri(), response.statusCode()));
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(home + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json");
    }

    private JsonNode send(HttpRequest.Builder builder) throws InterruptedException {
        var request = builder.build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 == 2) return JSON.readTree(response.body());
            throw new CommandFailed("%s %s was answered with %d: %s"
                    .formatted(request.method(), request.uri(), response.statusCode(), response.body()));
        } catch (IOException e) {
            throw new CommandFailed(
                    "%s does not answer: %s. Is the service running? --url says where.".formatted(request.uri(), e), e);
        }
    }
}
