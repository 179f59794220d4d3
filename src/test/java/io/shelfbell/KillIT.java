package io.shelfbell;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

/** A second node over the same database and broker is killed with -9 while it works; the first one finishes what it began. */
@ServiceTest
class KillIT {
    private static final int ITEMS = 20;
    private static final int CUSTOMERS = 3;
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final List<String> SETTINGS = List.of(
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "spring.rabbitmq.addresses",
            "spring.rabbitmq.host",
            "spring.rabbitmq.port",
            "spring.rabbitmq.username",
            "spring.rabbitmq.password",
            "spring.rabbitmq.virtual-host",
            "shelfbell.broker.prefix",
            "shelfbell.outbox.handover-lease",
            "shelfbell.outbox.sending-lease");

    private Process second;

    @AfterEach
    void end() {
        if (second != null) second.destroyForcibly();
    }

    @Test
    void a_node_that_is_killed_in_the_middle_leaves_nobody_untold_and_nobody_told_twice(
            @Autowired KeyRing keys, @Autowired Environment environment, @LocalServerPort int port) throws Exception {
        var key = keys.issue("kill", Role.ADMIN.scopes());
        var survivor = new Shop("http://localhost:" + port, key);
        var victim = new Shop("http://localhost:" + startSecondNode(environment), key);
        var readings = new ArrayList<String>();
        var skus = new ArrayList<String>();
        for (int i = 0; i < ITEMS; i++) {
            var sku = Shop.freshSku("KILL");
            survivor.item(sku, "Lighting");
            for (int customer = 0; customer < CUSTOMERS; customer++) survivor.order(sku, 1);
            skus.add(sku);
            readings.add(Shop.readingBody(sku, 0, ", \"id\": \"" + sku + "\""));
        }

        postUntilKilled(victim, readings);
        for (var reading : readings) Shop.expect(202, survivor.post("/api/v1/stock/readings", reading));

        for (var sku : skus) {
            Shop.eventually(
                    "three told about " + sku,
                    () -> survivor.notifications("state=SENT&occasion=BACKORDERED&sku=" + sku)
                                    .size()
                            == CUSTOMERS);
            var recipients = new HashSet<String>();
            survivor.notifications("occasion=BACKORDERED&sku=" + sku)
                    .forEach(n -> recipients.add(n.path("recipient").asString()));
            assertThat(recipients).hasSize(CUSTOMERS);
            recipients.forEach(r -> assertThat(survivor.messages(r)).hasSize(1));
        }
    }

    /** Eight clients send all readings again and again; the node dies at a moment that nobody chose. */
    private void postUntilKilled(Shop victim, List<String> readings) throws InterruptedException {
        var clients = Executors.newFixedThreadPool(8);
        var firstAnswer = new CountDownLatch(3 + new Random().nextInt(10));
        for (int client = 0; client < 8; client++) {
            clients.submit(() -> {
                while (second.isAlive()) {
                    readings.forEach(reading -> tell(victim, reading, firstAnswer));
                }
            });
        }
        firstAnswer.await();
        second.destroyForcibly().waitFor();
        clients.shutdownNow();
    }

    private static void tell(Shop victim, String reading, CountDownLatch answered) {
        try {
            if (victim.post("/api/v1/stock/readings", reading).status() == 202) answered.countDown();
        } catch (UncheckedIOException e) {
            assertThat(e).hasCauseInstanceOf(IOException.class); // the node is dying: that is the test
        }
    }

    private int startSecondNode(Environment environment) throws IOException {
        var log = Files.createTempFile("second-node", ".log");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xmx700m", "-cp"));
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.addAll(List.of("io.shelfbell.Shelfbell", "--server.port=0", "--shelfbell.demo.enabled=false"));
        for (var setting : SETTINGS) {
            var value = environment.getProperty(setting);
            if (value != null) command.add("--" + setting + "=" + value);
        }
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeAll(List.of("SHELFBELL_TEST_POSTGRES", "SHELFBELL_TEST_RABBITMQ"));
        second = builder.start();
        Shop.eventually("the second node is up, see " + log, () -> port(log) > 0 || !second.isAlive());
        return port(log);
    }

    private static int port(Path log) {
        try {
            var found = PORT.matcher(Files.readString(log));
            return found.find() ? Integer.parseInt(found.group(1)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
