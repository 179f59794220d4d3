package io.shelfbell.command.bench;

import static java.util.stream.Collectors.joining;

import io.shelfbell.command.service.Outsider;
import io.shelfbell.command.terminal.CommandFailed;
import io.shelfbell.command.terminal.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Lets items run short one after the other, and watches each customer's inbox for the message. */
final class AlertBench {
    private static final int CHUNK = 500;
    static final Duration LOOK = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String BARE = "/actuator/health/liveness";

    private final Outsider service;
    private final Progress progress;
    private final Duration look;
    private final Clock clock = Clock.systemUTC();

    /** @param look how often an inbox is looked into */
    AlertBench(Outsider service, Progress progress, Duration look) {
        this.service = service;
        this.progress = progress;
        this.look = look;
    }

    /**
     * What one event took.
     *
     * @param bare a GET that does nothing, right before: what the way there and back costs
     * @param reading from sending the reading to its answer
     * @param provider from the answer until the provider had the message; negative when it was faster than the answer
     * @param seen from the answer until the message was seen over HTTP
     */
    record Sample(Duration bare, Duration reading, Duration provider, Duration seen) {}

    /** An item that can run short, and the recipient who must hear of it. */
    record Waiting(BackorderCase one, String customer) {}

    List<Sample> run(List<BackorderCase> cases) throws InterruptedException {
        var samples = new ArrayList<Sample>();
        for (var waiting : prepare(cases)) {
            samples.add(measure(waiting));
            progress.step();
        }
        return samples;
    }

    List<Waiting> prepare(List<BackorderCase> cases) throws InterruptedException {
        service.get("/api/v1/sandbox/messages?limit=1");
        post("/api/v1/items", cases, BackorderCase::item);
        var filledAt = clock.instant();
        post("/api/v1/stock/readings", cases, one -> one.full(filledAt));
        return order(cases);
    }

    private void post(String path, List<BackorderCase> cases, Function<BackorderCase, String> body)
            throws InterruptedException {
        for (int from = 0; from < cases.size(); from += CHUNK) {
            var chunk = cases.subList(from, Math.min(cases.size(), from + CHUNK));
            service.post(path, chunk.stream().map(body).collect(joining(",", "[", "]")));
        }
    }

    /** Places all orders and waits for them. */
    private List<Waiting> order(List<BackorderCase> cases) throws InterruptedException {
        var intakes = new ArrayList<String>();
        for (var one : cases)
            intakes.add(service.post("/api/v1/orders/shopify", one.order(clock.instant()))
                    .path("intakeId")
                    .asString());
        var waiting = new ArrayList<Waiting>();
        for (int i = 0; i < cases.size(); i++)
            waiting.add(new Waiting(cases.get(i), customer(cases.get(i), intakes.get(i))));
        return waiting;
    }

    private String customer(BackorderCase one, String intakeId) throws InterruptedException {
        long began = System.nanoTime();
        var intake = service.get("/api/v1/intake/" + intakeId);
        while (intake.path("finishedAt").isNull() && since(began).compareTo(PATIENCE) < 0) {
            Thread.sleep(look.toMillis());
            intake = service.get("/api/v1/intake/" + intakeId);
        }
        if (!intake.path("status").asString("").equals("ACCEPTED"))
            throw new CommandFailed("The order of " + one.sku() + " was not accepted: " + intake);
        return service.get("/api/v1/orders/shopify:" + one.orderId())
                .path("recipientId")
                .asString();
    }

    Sample measure(Waiting waiting) throws InterruptedException {
        var one = waiting.one();
        var inbox = "/api/v1/sandbox/messages?recipient=" + waiting.customer();
        if (!service.get(inbox).isEmpty())
            throw new CommandFailed("The customer of " + one.sku() + " was told before the shelf was empty.");
        long asked = System.nanoTime();
        service.get(BARE);
        var bare = since(asked);
        long sent = System.nanoTime();
        service.post("/api/v1/stock/readings", one.empty(clock.instant()));
        long answered = System.nanoTime();
        var answeredAt = clock.instant();
        var message = await(inbox, one, answered);
        var seen = since(answered);
        var receivedAt = Instant.parse(message.path("receivedAt").asString());
        return new Sample(bare, Duration.ofNanos(answered - sent), Duration.between(answeredAt, receivedAt), seen);
    }

    private JsonNode await(String inbox, BackorderCase one, long answered) throws InterruptedException {
        var messages = service.get(inbox);
        while (messages.isEmpty()) {
            if (since(answered).compareTo(PATIENCE) > 0)
                throw new CommandFailed(
                        "No message about %s within %d s. GET /api/v1/notifications?sku=%s may tell why."
                                .formatted(one.sku(), PATIENCE.toSeconds(), one.sku()));
            Thread.sleep(look.toMillis());
            messages = service.get(inbox);
        }
        return messages.get(0);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
