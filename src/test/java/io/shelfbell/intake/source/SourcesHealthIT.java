package io.shelfbell.intake.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.shelfbell.ServiceTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Import;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.PlatformTransactionManager;

/** Health tells which source is behind, and why. */
@ServiceTest
@Import(SourceNode.Factory.class)
class SourcesHealthIT {
    @TempDir
    Path folder;

    @Autowired
    SourceNode.Factory nodes;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ReconciliationLedger reconciliations;

    private SourcesHealth health() {
        var sources =
                new Sources(folder, new MockEnvironment(), nodes.kinds, nodes.tables, transactions, Clock.systemUTC());
        return new SourcesHealth(
                sources,
                nodes.tables.sources(),
                reconciliations,
                nodes.tables.silences(),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> about(String source) {
        return (Map<String, Object>) health().health().getDetails().get(source);
    }

    @Test
    void a_broken_file_is_a_source_that_is_behind_with_its_errors() throws Exception {
        Files.writeString(folder.resolve("wms.yaml"), "kind: postgresql");

        assertThat(health().health().getStatus()).isEqualTo(SourcesHealth.BEHIND);
        assertThat(about("wms")).containsEntry("state", "BROKEN");
        assertThat(about("wms").get("errors").toString()).contains("wms.yaml: url: This is missing.");
    }

    @Test
    void a_source_that_waits_after_an_error_says_why() throws Exception {
        var name = "h" + Long.toHexString(System.nanoTime());
        Files.writeString(folder.resolve(name + ".yaml"), """
                kind: postgresql
                url: jdbc:postgresql://localhost:1/db
                tables: [{table: t, sku: s, location: l, onHand: q}]
                """);
        assertThat(health().health().getStatus()).isEqualTo(Status.UP);
        var ledger = nodes.tables.sources();
        var lease = ledger.claim(name, "me", Duration.ofSeconds(6)).orElseThrow();
        ledger.release(lease, SourceLedger.State.WAITING, "the network is cut", Duration.ZERO);

        assertThat(health().health().getStatus()).isEqualTo(SourcesHealth.BEHIND);
        assertThat(about(name))
                .containsEntry("error", "the network is cut")
                .containsEntry("state", SourceLedger.State.WAITING);
    }

    @Test
    void a_source_that_is_silent_for_longer_than_is_usual_at_this_hour_is_behind() throws Exception {
        var name = "q" + Long.toHexString(System.nanoTime());
        Files.writeString(folder.resolve(name + ".yaml"), """
                kind: postgresql
                url: jdbc:postgresql://localhost:1/db
                tables: [{table: t, sku: s, location: l, onHand: q}]
                """);
        var ledger = nodes.tables.sources();
        var lease = ledger.claim(name, "me", Duration.ofSeconds(60)).orElseThrow();
        var last = Clock.systemUTC().instant().minus(Duration.ofMinutes(30)).truncatedTo(ChronoUnit.MICROS);
        ledger.save(name, ledger.lock(lease), "{}", last);
        for (int i = 0; i < 2; i++) nodes.tables.silences().learn(name, last, Duration.ofMinutes(2));
        assertThat(health().health().getStatus()).isEqualTo(Status.UP);
        nodes.tables.silences().learn(name, last, Duration.ofMinutes(2));

        assertThat(health().health().getStatus()).isEqualTo(SourcesHealth.BEHIND);
        assertThat(about(name).get("silence"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("unusual", true)
                .containsKeys("seconds", "usually");
    }

    @Test
    void it_says_when_a_source_was_compared_last_and_what_differed() throws Exception {
        var name = "c" + Long.toHexString(System.nanoTime());
        Files.writeString(folder.resolve(name + ".yaml"), """
                kind: postgresql
                url: jdbc:postgresql://localhost:1/db
                tables: [{table: t, sku: s, location: l, onHand: q}]
                """);
        assertThat(about(name)).doesNotContainKey("compared");
        var asked = reconciliations.ask(name, false).orElseThrow();
        var open = reconciliations.claim(Set.of(name), Duration.ofMinutes(1)).orElseThrow();
        var findings = new Findings();
        findings.add(
                new Reconciliation.Counts(7, 1, 1, 7, 0, 0),
                List.of(new Difference(new RowKey(0, "1"), "t", null, null)));
        reconciliations.finish(open, findings, List.of());

        assertThat(about(name).get("compared"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("differences", 1L)
                .containsEntry("mended", 0L)
                .containsKey("at")
                .doesNotContainKey("error");
        assertThat(reconciliations.find(name, asked.id()).orElseThrow().rows()).isEqualTo(7);
    }

    @Test
    void a_lease_is_given_to_one_node_and_fences_the_one_that_had_it() {
        var name = "l" + Long.toHexString(System.nanoTime());
        var ledger = nodes.tables.sources();
        var first = ledger.claim(name, "one", Duration.ZERO).orElseThrow();
        var second = ledger.claim(name, "two", Duration.ofSeconds(6)).orElseThrow();

        assertThat(ledger.claim(name, "three", Duration.ofSeconds(6))).isEmpty();
        assertThat(ledger.renew(first, Duration.ofSeconds(6))).isFalse();
        assertThat(ledger.renew(second, Duration.ofSeconds(6))).isTrue();
    }
}
