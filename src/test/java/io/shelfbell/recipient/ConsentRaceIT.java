package io.shelfbell.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.ServiceTest;
import io.shelfbell.Shop;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Device;
import io.shelfbell.fact.FailureReason;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Preferences;
import io.shelfbell.fact.Recipient;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A "no" and a claim at the same time, on two connections. */
@ServiceTest
class ConsentRaceIT {
    private static final long PATIENCE = 60;

    @Autowired
    private RecipientBook recipients;

    @Autowired
    private ConsentBook consents;

    @Autowired
    private SuppressionList suppressions;

    @Autowired
    private Householders householders;

    @Autowired
    private JdbcClient jdbc;

    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private TransactionTemplate transaction;
    private String id;

    @BeforeEach
    void somebodyComes(@Autowired PlatformTransactionManager transactions) {
        transaction = new TransactionTemplate(transactions);
        id = Shop.freshSku("racer");
        recipients.put(List.of(somebody(id, email())));
    }

    @AfterEach
    void goHome() {
        other.shutdownNow();
    }

    private String email() {
        return id + "@mail.example";
    }

    private static Recipient somebody(String id, String email) {
        return new Recipient(
                id,
                null,
                email,
                "+49301" + Math.abs(id.hashCode() % 1_000_000),
                Locale.ENGLISH,
                ZoneOffset.UTC,
                null,
                null,
                null,
                Set.of(),
                List.of(new Device("d", "ios", "token-" + id, null)),
                Preferences.NONE);
    }

    /** Every way in which a channel is closed to news. */
    enum No {
        SUPPRESSED {
            @Override
            void say(ConsentRaceIT test) {
                var address = new Address(Channel.EMAIL, test.email().toUpperCase(Locale.ROOT));
                test.suppressions.add(Suppression.by(
                        "smtp",
                        address,
                        FailureReason.USER_UNKNOWN,
                        "FAIL-010",
                        Clock.systemUTC().instant()));
            }
        },
        STOPPED {
            @Override
            void say(ConsentRaceIT test) {
                test.consents.stop(
                        Channel.EMAIL, test.email(), Clock.systemUTC().instant());
            }
        },
        COMPLAINED {
            @Override
            void say(ConsentRaceIT test) {
                test.consents.complained(
                        Channel.EMAIL, test.email(), Clock.systemUTC().instant());
            }
        },
        UNSUBSCRIBED {
            @Override
            void say(ConsentRaceIT test) {
                test.consents.unsubscribe(
                        test.id, Channel.EMAIL, Clock.systemUTC().instant());
            }
        },
        CHANGED {
            @Override
            void say(ConsentRaceIT test) {
                var changes = new Changes(Map.of(Channel.EMAIL, Consent.NOTHING), Map.of(), null, null, null, Set.of());
                test.consents.change(test.id, changes, Clock.systemUTC().instant());
            }
        };

        abstract void say(ConsentRaceIT test);
    }

    /** As the claim sees it: may news go to the mailbox? */
    private boolean claimed() {
        var recipient = recipients.holdStill(Set.of(id)).values().iterator().next();
        return recipient.reachableBy().contains(Channel.EMAIL)
                && recipient.preferences().allows(Channel.EMAIL, MessageCategory.PROMOTIONAL);
    }

    private boolean claimedNext() {
        return Boolean.TRUE.equals(transaction.execute(tx -> claimed()));
    }

    private int connection() {
        return jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
    }

    private void isWaiting(Future<Integer> connection) throws Exception {
        int pid = connection.get(PATIENCE, TimeUnit.SECONDS);
        Shop.eventually(
                "connection " + pid + " waits for the other",
                () -> jdbc.sql("select count(*) from pg_locks where pid = :pid and not granted")
                                .param("pid", pid)
                                .query(Integer.class)
                                .single()
                        > 0);
    }

    @ParameterizedTest
    @EnumSource
    void a_no_waits_for_a_claim_in_progress_and_the_next_claim_sees_it(No no) {
        var saying = transaction.execute(claim -> {
            assertThat(claimed()).isTrue();
            var pid = new CompletableFuture<Integer>();
            var said = other.submit(() -> transaction.executeWithoutResult(tx -> {
                pid.complete(connection());
                no.say(this);
            }));
            try {
                isWaiting(pid);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            assertThat(said).isNotDone();
            assertThat(claimed())
                    .as("the claim in progress goes on as it began")
                    .isTrue();
            return said;
        });

        assertThat(saying).succeedsWithin(PATIENCE, TimeUnit.SECONDS);
        assertThat(claimedNext()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void a_claim_that_waited_for_a_no_sees_it(No no) throws Exception {
        var said = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        var saying = other.submit(() -> transaction.executeWithoutResult(tx -> {
            no.say(this);
            said.countDown();
            await(mayCommit);
        }));
        await(said);
        var pid = new CompletableFuture<Integer>();
        var claiming = CompletableFuture.supplyAsync(() -> transaction.execute(tx -> {
            pid.complete(connection());
            return claimed();
        }));

        isWaiting(pid);
        mayCommit.countDown();

        assertThat(claiming).succeedsWithin(PATIENCE, TimeUnit.SECONDS).isEqualTo(false);
        assertThat(saying).succeedsWithin(PATIENCE, TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everybody_who_has_an_address_is_found_by_it_in_id_order() {
        var domain = Shop.freshSku("bücher") + ".example";
        recipients.put(List.of(
                somebody(id + "-c", "Ann@" + domain),
                somebody(id + "-a", "ann@" + java.net.IDN.toASCII(domain)),
                somebody(id + "-b", "bob@" + domain)));

        assertThat(hold(Channel.EMAIL, "ANN@" + domain)).containsExactly(id + "-a", id + "-c");
        assertThat(hold(Channel.SMS, somebody(id, "x").phone())).contains(id);
        assertThat(hold(Channel.PUSH, "token-" + id)).containsExactly(id);
        assertThat(hold(Channel.IN_APP, id)).containsExactly(id);
        assertThat(hold(Channel.PUSH, "token-" + id + "'\"\\")).isEmpty();
    }

    private List<String> hold(Channel channel, String address) {
        return transaction.execute(tx -> householders.hold(List.of(new Address(channel, address))));
    }

    @Test
    void an_index_finds_them_however_many_there_are() {
        var plan = transaction.execute(tx -> {
            jdbc.sql("set local enable_seqscan = off").update();
            return jdbc.sql("""
                    explain select 1 from unnest(array['a']) as wanted(token)
                    join recipient owner on owner.devices @> jsonb_build_array(jsonb_build_object('token', wanted.token))
                    """).query(String.class).list();
        });
        assertThat(String.join("\n", plan)).contains("recipient_devices");
    }
}
