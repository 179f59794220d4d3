package io.shelfbell.intake.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.shelfbell.ServiceTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;

/** Comparisons over HTTP, from the question to the rows that differed. */
@ServiceTest
@Import(SourceNode.Factory.class)
class ReconciliationApiIT {
    @TempDir
    Path folder;

    @Autowired
    SourceNode.Factory nodes;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ReconciliationLedger ledger;

    private String name;
    private String door;
    private MockMvc http;

    @BeforeEach
    void aSource() throws Exception {
        name = "a" + Long.toHexString(System.nanoTime());
        door = "/api/v1/sources/" + name + "/reconciliations";
        Files.writeString(folder.resolve(name + ".yaml"), """
                kind: postgresql
                url: jdbc:postgresql://localhost:1/db
                tables: [{table: t, sku: s, location: l, onHand: q}]
                """);
        var sources =
                new Sources(folder, new MockEnvironment(), nodes.kinds, nodes.tables, transactions, Clock.systemUTC());
        http = MockMvcBuilders.standaloneSetup(new ReconciliationApi(sources, ledger))
                .build();
    }

    @Test
    void one_is_accepted_with_its_number_and_a_second_one_has_to_wait() throws Exception {
        http.perform(post(door + "?dryRun=true"))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.id").isNumber())
                .andExpect(jsonPath("$.dryRun").value(true))
                .andExpect(jsonPath("$.state").value("ASKED"));
        http.perform(post(door)).andExpect(status().isConflict());
        http.perform(get(door)).andExpect(status().isOk()).andExpect(jsonPath("$", hasSize(1)));
    }

    @Test
    void one_that_has_ended_shows_the_rows_that_differed() throws Exception {
        long id = ledger.ask(name, false).orElseThrow().id();
        var open = ledger.claim(Set.of(name), Duration.ofMinutes(1)).orElseThrow();
        var counts = new Contribution(new Place("LAMP", "A"), 5, null, 0, null);
        var lost = new Difference(new RowKey(0, "17"), "t", null, counts);
        var findings = new Findings();
        findings.add(new Reconciliation.Counts(9, 16, 1, 3, 0, 0), List.of(lost));
        findings.mended(List.of(lost));
        ledger.finish(open, findings, List.of());

        http.perform(get(door + "/" + id))
                .andExpect(jsonPath("$.reconciliation.state").value("DONE"))
                .andExpect(jsonPath("$.reconciliation.mended").value(1))
                .andExpect(jsonPath("$.rows", hasSize(1)))
                .andExpect(jsonPath("$.rows[0].rowKey").value("17"))
                .andExpect(jsonPath("$.rows[0].theirs.place.sku").value("LAMP"))
                .andExpect(jsonPath("$.rows[0].theirs.onHand").value(5))
                .andExpect(jsonPath("$.rows[0].mended").value(true));
        http.perform(get(door + "/" + (id + 1_000_000))).andExpect(status().isNotFound());
        http.perform(post(door)).andExpect(status().isAccepted());
    }

    @Test
    void a_node_that_was_taken_for_gone_writes_nothing_down() {
        ledger.ask(name, false).orElseThrow();
        var first = ledger.claim(Set.of(name), Duration.ZERO).orElseThrow();
        var second = ledger.claim(Set.of(name), Duration.ofMinutes(1)).orElseThrow();

        assertThat(ledger.progress(first, Reconciliation.Counts.NONE, Duration.ofMinutes(1)))
                .isFalse();
        ledger.finish(first, new Findings(), List.of());

        assertThat(ledger.find(name, first.id()).orElseThrow().state()).isEqualTo(Reconciliation.State.RUNNING);
        assertThat(ledger.progress(second, Reconciliation.Counts.NONE, Duration.ofMinutes(1)))
                .isTrue();
    }
}
