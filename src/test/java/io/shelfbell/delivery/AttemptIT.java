package io.shelfbell.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.shelfbell.Shop;
import io.shelfbell.TestServers;
import io.shelfbell.Zones;
import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import io.shelfbell.broker.Handover;
import io.shelfbell.delivery.provider.Message;
import io.shelfbell.delivery.provider.Provider;
import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.delivery.provider.ProviderAnswer.Accepted;
import io.shelfbell.delivery.provider.ProviderAnswer.NotReached;
import io.shelfbell.delivery.provider.ProviderAnswer.Refused;
import io.shelfbell.delivery.provider.ProviderAnswer.Unknown;
import io.shelfbell.delivery.provider.ProviderSource;
import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.delivery.receipt.Word.Kind;
import io.shelfbell.delivery.receipt.Words;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.DeliveryFailure;
import io.shelfbell.fact.Lane;
import io.shelfbell.outbox.DeliveryLedger;
import io.shelfbell.outbox.Intent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One message and two providers that do what each test wants, over a real database and a real broker. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "shelfbell.test.servers=true",
            "shelfbell.demo.enabled=false",
            "shelfbell.data.directory=target/test-data-attempt",
            "shelfbell.broker.prefix=attempt",
            "shelfbell.test.name=_attempt",
            "shelfbell.outbox.handover-lease=5s",
            "shelfbell.outbox.sending-lease=2s",
            "shelfbell.backoff.waits=100ms,100ms,100ms",
            "shelfbell.backoff.outage=100ms",
            "shelfbell.sandbox.enabled=false"
        })
@ContextConfiguration(initializers = TestServers.class)
@DirtiesContext
class AttemptIT {
    private static final ProviderAnswer YES = new Accepted(null);

    @Autowired
    private TwoProviders providers;

    @Autowired
    private Words words;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DeliveryLedger deliveries;

    @Autowired
    private Silence silence;

    private Shop shop;
    private String sku;

    /** Two providers of e-mail, of which the first is preferred, and one of the inbox. */
    static final class TwoProviders implements ProviderSource {
        private final Scripted first = new Scripted("first", Channel.EMAIL, 1);
        private final Scripted second = new Scripted("second", Channel.EMAIL, 2);
        private final Scripted inbox = new Scripted("inbox", Channel.IN_APP, 1);

        @Override
        public List<Provider> providers() {
            return List.of(first, second, inbox);
        }
    }

    /** Answers as it is told to, for each message by itself, and keeps what it was asked. */
    static final class Scripted implements Provider {
        private final String name;
        private final Channel channel;
        private final int rank;
        private final Map<String, Function<Integer, ProviderAnswer>> scripts = new ConcurrentHashMap<>();
        private final List<Message> asked = Collections.synchronizedList(new ArrayList<>());

        Scripted(String name, Channel channel, int rank) {
            this.name = name;
            this.channel = channel;
            this.rank = rank;
        }

        /** @param script by how often it was asked about the recipient's message before */
        void answers(String recipient, Function<Integer, ProviderAnswer> script) {
            scripts.put(recipient, script);
        }

        long asked(String recipient) {
            return List.copyOf(asked).stream()
                    .filter(message -> message.recipientId().equals(recipient))
                    .count();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String kind() {
            return "smtp";
        }

        @Override
        public boolean serves(Channel channel) {
            return this.channel == channel;
        }

        @Override
        public int rank() {
            return rank;
        }

        @Override
        public boolean givesReceipts() {
            return true;
        }

        @Override
        public int batch() {
            return 10;
        }

        @Override
        public List<ProviderAnswer> send(List<Message> messages) {
            return messages.stream().map(this::answer).toList();
        }

        private ProviderAnswer answer(Message message) {
            int before = (int) asked(message.recipientId());
            asked.add(message);
            return scripts.getOrDefault(message.recipientId(), n -> YES).apply(before);
        }
    }

    @TestConfiguration
    static class Ways {
        @Bean
        TwoProviders twoProviders() {
            return new TwoProviders();
        }
    }

    @BeforeEach
    void item(@Autowired KeyRing keys, @Autowired CircuitBreakerRegistry breakers, @LocalServerPort int port) {
        breakers.getAllCircuitBreakers().forEach(CircuitBreaker::reset);
        jdbc.sql("update attempt set ended_at = ended_at - interval '1 day' where ended_at > now() - interval '1 day'")
                .update();
        silence.look();
        shop = new Shop("http://localhost:" + port, keys.issue("test", Role.ADMIN.scopes()));
        sku = Shop.freshSku("LAMP");
        shop.item(sku, "Lighting");
        shop.reading(sku, 1_000);
    }

    /** A customer who has ordered and not been told of anything, where it is day; messages go by e-mail, then to the inbox. */
    private String customer() {
        var id = String.valueOf(Math.abs(UUID.randomUUID().getMostSignificantBits()));
        Shop.expect(202, shop.post("/api/v1/orders/shopify?wait=20s", Shop.orderBody(id, sku, 1, "")));
        var customer = shop.get("/api/v1/orders/shopify:" + id)
                .json()
                .path("recipientId")
                .asString();
        Shop.expect(204, shop.put("/api/v1/recipients/" + customer, """
                {"email": "buyer-%s@mail.example", "country": "DE", "timeZone": "%s"}""".formatted(
                        id, Zones.day().getId())));
        return customer;
    }

    private void soldOut() {
        Shop.expect(202, shop.reading(sku, 0));
    }

    private JsonNode notification(String recipient) {
        return shop.notifications("occasion=BACKORDERED&sku=" + sku + "&recipient=" + recipient)
                .get(0);
    }

    private JsonNode email(String recipient) {
        for (var delivery : notification(recipient).path("deliveries"))
            if (delivery.path("channel").asString().equals("EMAIL")) return delivery;
        throw new AssertionError("no e-mail in the plan of " + recipient);
    }

    private void eventually(String recipient, String state) {
        Shop.eventually(
                recipient + " is " + state,
                () -> shop.notifications("occasion=BACKORDERED&sku=" + sku + "&recipient=" + recipient).stream()
                        .anyMatch(n -> n.path("state").asString().equals(state)));
    }

    private static List<String> outcomes(JsonNode delivery) {
        var outcomes = new ArrayList<String>();
        delivery.path("attempts")
                .forEach(a -> outcomes.add(
                        a.path("provider").asString() + " " + a.path("outcome").asString("?")));
        return outcomes;
    }

    private static ProviderAnswer refused(String code, String status, String text) {
        return new Refused(new DeliveryFailure("smtp", Channel.EMAIL, code, status, text, false, Instant.now()));
    }

    private static ProviderAnswer noSuchUser() {
        return refused("550", "5.1.1", "550 5.1.1 no such user here");
    }

    @Test
    void when_one_provider_cannot_be_reached_the_next_is_asked_at_once() {
        var customer = customer();
        providers.first.answers(customer, n -> new NotReached("connection refused"));

        soldOut();
        eventually(customer, "SENT");

        assertThat(outcomes(email(customer))).containsExactly("first NOT_REACHED", "second SENT");
        assertThat(providers.second.asked(customer)).isEqualTo(1);
    }

    @Test
    void after_a_lost_answer_only_the_same_provider_is_asked_and_the_loss_is_counted() {
        var customer = customer();
        providers.first.answers(
                customer, n -> n == 0 ? new Unknown("connection reset") : n == 1 ? new NotReached("down") : YES);

        soldOut();
        eventually(customer, "SENT");

        assertThat(outcomes(email(customer))).containsExactly("first UNKNOWN", "first NOT_REACHED", "first SENT");
        assertThat(email(customer).path("answersLost").asInt()).isEqualTo(1);
        assertThat(providers.second.asked(customer)).isZero();
    }

    @Test
    void what_no_provider_can_send_is_given_up_and_the_next_channel_takes_over() {
        var customer = customer();
        providers.first.answers(customer, n -> new NotReached("down"));
        providers.second.answers(customer, n -> new NotReached("down"));

        soldOut();
        eventually(customer, "SENT");

        assertThat(email(customer).path("reason").asString()).isEqualTo("GIVEN_UP");
        assertThat(providers.inbox.asked(customer)).isEqualTo(1);
        assertThat(providers.first.asked(customer) + providers.second.asked(customer))
                .isEqualTo(8);
    }

    @Test
    void what_a_provider_writes_that_no_database_keeps_harms_nobody() {
        var customer = customer();
        providers.first.answers(
                customer, n -> refused("5\u000050", "5.1.\u00001", "no\u0000such user\u0007 " + "x".repeat(100_000)));
        providers.second.answers(customer, n -> new Accepted("id\u0000" + "y".repeat(10_000)));

        soldOut();
        eventually(customer, "SENT");

        assertThat(outcomes(email(customer))).contains("first REFUSED");
    }

    @Test
    void a_provider_that_is_known_to_be_down_is_passed_over_without_a_wait(@Autowired CircuitBreakerRegistry breakers) {
        breakers.circuitBreaker("first").transitionToForcedOpenState();
        var customer = customer();

        soldOut();
        eventually(customer, "SENT");

        assertThat(outcomes(email(customer))).containsExactly("second SENT");
    }

    /** As a node that dies between asking and hearing leaves it. */
    @Test
    void a_sender_that_died_while_it_asked_binds_the_message_to_that_provider() {
        var customer = customer();
        providers.first.answers(customer, n -> new NotReached("not yet"));
        providers.second.answers(customer, n -> new NotReached("not yet"));
        soldOut();
        Shop.eventually("the message was tried", () -> providers.first.asked(customer) > 0);
        var delivery = email(customer).path("id").asLong();
        Shop.eventually("a dead sender's claim", () -> claimAndDie(delivery, "second"));
        providers.second.answers(customer, n -> YES);

        eventually(customer, "SENT");

        assertThat(email(customer).path("answersLost").asInt()).isEqualTo(1);
        assertThat(outcomes(email(customer))).contains("second ?").last().isEqualTo("second SENT");
    }

    private boolean claimAndDie(long delivery, String provider) {
        var taken = jdbc.sql("""
                update delivery set state = 'RELAYED', attempt = attempt + 1, lease_until = now() + interval '5 s'
                where delivery_id = :id and state = 'PENDING' returning attempt
                """).param("id", delivery).query(Integer.class).optional();
        taken.ifPresent(attempt -> {
            deliveries.claim(
                    List.of(new Handover(delivery, attempt, Channel.EMAIL, Lane.URGENT)), Duration.ofMillis(500));
            deliveries.begin(List.of(new Intent(delivery, attempt, provider, null)));
        });
        return taken.isPresent();
    }

    @Test
    void an_answer_that_comes_after_the_lease_still_counts_and_nobody_is_asked_again() {
        var customer = customer();
        providers.first.answers(customer, n -> {
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(3_300).toNanos());
            return YES;
        });

        soldOut();
        eventually(customer, "SENT");

        assertThat(providers.second.asked(customer)).isZero();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            WORDS, IN THE ORDER OF THEIR COMING | NOTIFICATION | E-MAIL
            DELIVERED                           | SENT         | SENT
            DELIVERED, PASSED_ON, ACCEPTED      | SENT         | SENT
            PASSED_ON, DELIVERED, DELIVERED     | SENT         | SENT
            FAILED, PASSED_ON                   | SENT         | FAILED
            DELIVERED, FAILED                   | SENT         | FAILED
            FAILED, DELIVERED                   | SENT         | FAILED
            FAILED, FAILED                      | SENT         | FAILED""")
    void words_that_come_later_move_a_message_forward_only(String kinds, String notification, String email) {
        var customer = customer();
        soldOut();
        eventually(customer, "SENT");
        var delivery = email(customer).path("id").asLong();

        for (var kind : kinds.split(", ")) words.take(List.of(receipt(delivery, Kind.valueOf(kind))));

        boolean comesBack = kinds.contains("FAILED");
        Shop.eventually("all words are taken", () -> applied(delivery) == kinds.split(", ").length);
        assertThat(email(customer).path("state").asString()).isEqualTo(email);
        Shop.eventually("the inbox", () -> providers.inbox.asked(customer) == (comesBack ? 1 : 0));
        eventually(customer, notification);
        assertThat(email(customer).path("deliveredAt").isNull())
                .isEqualTo(!kinds.contains("DELIVERED") || kinds.startsWith("FAILED"));
    }

    /** However many are taken in by one look. */
    @Test
    void words_that_are_taken_together_say_the_same_as_one_after_the_other() {
        var customer = customer();
        soldOut();
        eventually(customer, "SENT");
        var delivery = email(customer).path("id").asLong();

        words.take(List.of(receipt(delivery, Kind.DELIVERED), receipt(delivery, Kind.FAILED)));

        Shop.eventually("both words are taken", () -> applied(delivery) == 2);
        assertThat(email(customer).path("state").asString()).isEqualTo("FAILED");
        assertThat(email(customer).path("deliveredAt").isNull()).isFalse();
    }

    private static Word.Receipt receipt(long delivery, Kind kind) {
        return receipt(delivery, kind, UUID.randomUUID().toString());
    }

    private static Word.Receipt receipt(long delivery, Kind kind, String eventId) {
        var failure = kind == Kind.FAILED
                ? new DeliveryFailure("smtp", Channel.EMAIL, "550", "5.2.2", "mailbox full", true, Instant.now())
                : null;
        return new Word.Receipt(
                "first",
                eventId,
                Instant.now(),
                kind,
                "<d" + delivery + "@shelfbell.example>",
                null,
                Channel.EMAIL,
                null,
                failure);
    }

    /** Deliveries are numbered: whoever guesses a number and writes a bounce must know the address too. */
    @Test
    void an_unsigned_bounce_moves_a_message_only_when_it_names_its_address() {
        var customer = customer();
        soldOut();
        eventually(customer, "SENT");
        var delivery = email(customer).path("id").asLong();

        words.take(List.of(unsigned(delivery, "somebody-else@mail.example"), unsigned(delivery, null)));
        assertThat(named(delivery)).isZero();

        words.take(List.of(unsigned(delivery, address(customer))));
        Shop.eventually("the bounce counts", () -> applied(delivery) == 1);
    }

    private long named(long delivery) {
        return jdbc.sql("select count(*) from receipt where named_delivery_id = :id")
                .param("id", delivery)
                .query(Long.class)
                .single();
    }

    private String address(String customer) {
        return jdbc.sql("select email from recipient where recipient_id = :id")
                .param("id", customer)
                .query(String.class)
                .single();
    }

    private static Word.Receipt unsigned(long delivery, String address) {
        var word = receipt(delivery, Kind.FAILED);
        return new Word.Receipt(
                Word.BY_MAIL,
                word.eventId(),
                word.at(),
                word.kind(),
                word.messageId(),
                null,
                word.channel(),
                address,
                word.failure(),
                true);
    }

    private long applied(long delivery) {
        return jdbc.sql("select count(*) from receipt where delivery_id = :id")
                .param("id", delivery)
                .query(Long.class)
                .single();
    }

    @Test
    void the_same_word_counts_once_however_often_it_comes() {
        var customer = customer();
        soldOut();
        eventually(customer, "SENT");
        var delivery = email(customer).path("id").asLong();
        var word = receipt(delivery, Kind.DELIVERED, "event-" + delivery);

        words.take(List.of(word, word));
        words.take(List.of(word));

        Shop.eventually("the word is taken", () -> applied(delivery) == 1);
    }

    @Test
    void a_word_that_comes_before_the_answer_waits_for_it() {
        var customer = customer();
        providers.first.answers(customer, n -> {
            var early = new Word.Receipt(
                    "first",
                    "early-" + customer,
                    Instant.now(),
                    Kind.DELIVERED,
                    null,
                    "p-" + customer,
                    Channel.EMAIL,
                    null,
                    null);
            words.take(List.of(early));
            return new Accepted("p-" + customer);
        });

        soldOut();

        Shop.eventually(
                "delivered",
                () -> shop.notifications("sku=" + sku).stream()
                        .anyMatch(n -> !n.at("/deliveries/0/deliveredAt").isNull()));
    }

    @Test
    void a_word_about_a_message_whose_answer_was_lost_ends_the_search() {
        var customer = customer();
        providers.first.answers(customer, n -> n == 0 ? new Unknown("reset") : new NotReached("down"));
        soldOut();
        Shop.eventually("the answer is lost", () -> providers.first.asked(customer) > 0);
        var delivery = email(customer).path("id").asLong();

        words.take(List.of(receipt(delivery, Kind.DELIVERED)));

        eventually(customer, "SENT");
        assertThat(email(customer).path("state").asString()).isEqualTo("SENT");
        assertThat(providers.inbox.asked(customer)).isZero();
    }

    @Test
    void kpis_tell_delivered_from_accepted_by_channel_and_provider() {
        var before = kpis();
        var arrives = customer();
        var isSilent = customer();
        var isNowhere = customer();
        providers.first.answers(isNowhere, n -> noSuchUser());
        soldOut();
        for (var customer : List.of(arrives, isSilent, isNowhere)) eventually(customer, "SENT");

        words.take(List.of(receipt(email(arrives).path("id").asLong(), Kind.DELIVERED)));

        Shop.eventually(
                "it is counted",
                () -> kpis().path("delivered").asLong()
                        == before.path("delivered").asLong() + 1);
        var after = kpis();
        assertThat(after.path("accepted").asLong())
                .isEqualTo(before.path("accepted").asLong() + 1);
        assertThat(after.path("undeliverable").asLong())
                .isEqualTo(before.path("undeliverable").asLong() + 1);
        assertThat(after.path("deliverableRate").asDouble())
                .isGreaterThanOrEqualTo(after.path("deliveryRate").asDouble());
        assertThat(after.path("confirmedRate").asDouble()).isBetween(0.0, 1.0);
        assertThat(after.path("timeToDeliveryP50").isNull()).isFalse();
    }

    /** The line of e-mail by the first provider; empty before anything was sent. */
    private JsonNode kpis() {
        for (var line : shop.get("/api/v1/kpis").json().path("deliveries"))
            if (line.path("channel").asString("").equals("EMAIL")
                    && line.path("provider").asString("").equals("first")) return line;
        return JsonNodeFactory.instance.objectNode();
    }

    @Test
    void a_word_about_nothing_of_ours_changes_nothing() {
        words.take(List.of(
                receipt(999_999_999L, Kind.FAILED),
                new Word.Receipt(
                        "first",
                        UUID.randomUUID().toString(),
                        Instant.now(),
                        Kind.DELIVERED,
                        "<x@elsewhere>",
                        "p-?",
                        Channel.EMAIL,
                        null,
                        null)));

        assertThat(jdbc.sql("select count(*) from receipt where delivery_id is null")
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void what_ended_without_a_message_is_listed_with_its_cause_and_can_be_sent_again() {
        var customer = customer();
        providers.first.answers(customer, n -> noSuchUser());
        providers.inbox.answers(customer, n -> refused("550", "5.1.1", "no such inbox"));
        soldOut();
        eventually(customer, "FAILED");

        var listed = shop.get("/api/v1/unsendable?sku=" + sku).json();
        assertThat(listed).hasSize(2);
        assertThat(listed.get(0).path("reason").asString()).isEqualTo("USER_UNKNOWN");
        assertThat(listed.get(0).path("rule").asString()).contains("delivery-failures.xlsx!Rules!");
        assertThat(listed.get(0).path("detail").asString()).contains("5.1.1");
        assertThat(shop.get("/api/v1/unsendable/causes").json()).isNotEmpty();
        assertThat(shop.get("/actuator/prometheus").body())
                .contains("shelfbell_unsendable ", "shelfbell_unsendable_age_seconds");

        var address = shop.get("/api/v1/suppressions?channel=EMAIL&limit=1")
                .json()
                .get(0)
                .path("address")
                .asString();
        assertThat(address).startsWith("buyer-");
        Shop.expect(204, shop.delete("/api/v1/suppressions/EMAIL/" + address + "?reason=mailbox+made"));
        providers.first.answers(customer, n -> YES);
        var resent = shop.post("/api/v1/unsendable/resend", "{\"sku\": \"" + sku + "\"}");

        Shop.expect(200, resent);
        assertThat(resent.json().path("notifications").asInt()).isEqualTo(1);
        eventually(customer, "SENT");
        assertThat(shop.get("/api/v1/unsendable?sku=" + sku).json()).isEmpty();
    }

    @Test
    void what_is_sent_again_to_a_closed_address_comes_back_to_the_list() {
        var customer = customer();
        providers.first.answers(customer, n -> noSuchUser());
        providers.inbox.answers(customer, n -> refused("550", "5.1.1", "no such inbox"));
        soldOut();
        eventually(customer, "FAILED");

        Shop.expect(200, shop.post("/api/v1/unsendable/resend", "{\"sku\": \"" + sku + "\"}"));
        Shop.eventually(
                "it is back",
                () -> shop.get("/api/v1/unsendable?sku=" + sku).json().size() == 2);
        var listed = shop.get("/api/v1/unsendable?sku=" + sku).json();
        assertThat(listed.get(0).path("reason").asString()).isEqualTo("ADDRESS_SUPPRESSED");

        var address = shop.get("/api/v1/suppressions?channel=EMAIL&limit=1")
                .json()
                .get(0)
                .path("address")
                .asString();
        Shop.expect(204, shop.delete("/api/v1/suppressions/EMAIL/" + address + "?reason=mailbox+made"));
        providers.first.answers(customer, n -> YES);
        Shop.expect(200, shop.post("/api/v1/unsendable/resend", "{\"sku\": \"" + sku + "\"}"));
        eventually(customer, "SENT");
        assertThat(shop.get("/api/v1/unsendable?sku=" + sku).json()).isEmpty();
    }

    @Test
    void what_was_dismissed_is_not_listed_any_more_and_nothing_at_all_is_nobodys_filter() {
        var customer = customer();
        providers.first.answers(customer, n -> noSuchUser());
        providers.inbox.answers(customer, n -> noSuchUser());
        soldOut();
        eventually(customer, "FAILED");
        var id = notification(customer).path("id").asLong();

        Shop.expect(422, shop.post("/api/v1/unsendable/dismiss", "{}"));
        assertThat(shop.post("/api/v1/unsendable/dismiss", "{\"ids\": [" + id + "]}")
                        .json()
                        .path("notifications")
                        .asInt())
                .isEqualTo(1);
        assertThat(shop.get("/api/v1/unsendable?sku=" + sku).json()).isEmpty();
        assertThat(shop.post("/api/v1/unsendable/resend", "{\"ids\": [" + id + "]}")
                        .json()
                        .path("notifications")
                        .asInt())
                .isZero();
    }

    @Test
    void a_provider_whose_receipts_stay_away_is_passed_over_for_that_country_and_comes_back_with_them() {
        var customers = Stream.generate(this::customer).limit(20).toList();
        soldOut();
        customers.forEach(customer -> eventually(customer, "SENT"));
        jdbc.sql(
                        "update attempt set started_at = started_at - interval '3 min' where provider = 'first' and started_at > now() - interval '2 min'")
                .update();

        silence.look();

        assertThat(silence.known()).contains(new Silence.Where("first", "DE"));
        assertThat(asksFirst(20)).isEqualTo(19);

        for (var customer : customers)
            words.take(List.of(receipt(email(customer).path("id").asLong(), Kind.DELIVERED)));
        Shop.eventually("the receipts are taken", () -> {
            silence.look();
            return !silence.known().contains(new Silence.Where("first", "DE"));
        });
    }

    /** How often of so many times the silent one is spoken against. */
    private long asksFirst(int times) {
        return Stream.generate(() -> silence.speaksAgainst("first", "DE"))
                .limit(times)
                .filter(against -> against)
                .count();
    }
}
