package io.shelfbell;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** E-mail by SMTP, to a server that takes it, refuses it, puts it off, says nothing or is not there. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "shelfbell.test.servers=true",
            "shelfbell.demo.enabled=false",
            "shelfbell.data.directory=target/test-data-smtp",
            "shelfbell.broker.prefix=smtp",
            "shelfbell.test.name=_smtp"
        })
@ContextConfiguration(initializers = TestServers.class)
@DirtiesContext
class SmtpIT {
    private static final GreenMail SERVER = started();
    private static final SmtpGate GATE = new SmtpGate(SERVER.getSmtp().getPort());

    private Shop shop;
    private JdbcClient jdbc;
    private CircuitBreaker breaker;
    private String sku;

    private static GreenMail started() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", GATE::port);
    }

    @AfterAll
    static void stopServer() {
        GATE.close();
        SERVER.stop();
    }

    @BeforeEach
    void soldOut(
            @Autowired KeyRing keys,
            @Autowired JdbcClient jdbc,
            @Autowired CircuitBreakerRegistry breakers,
            @LocalServerPort int port) {
        this.jdbc = jdbc;
        GATE.relents();
        breaker = breakers.circuitBreaker("smtp");
        breaker.reset();
        shop = new Shop("http://localhost:" + port, keys.issue("test", Role.ADMIN.scopes()));
        sku = Shop.freshSku("LAMP");
        shop.item(sku, "Lighting");
        shop.reading(sku, 0);
    }

    private static List<MimeMessage> mail(String to) {
        var found = new ArrayList<MimeMessage>();
        for (var message : SERVER.getReceivedMessages())
            if (header(message, "To").equals(to)) found.add(message);
        return found;
    }

    private static MimeMessage oneMail(String to) {
        Shop.eventually("mail to " + to, () -> !mail(to).isEmpty());
        assertThat(mail(to)).hasSize(1);
        return mail(to).get(0);
    }

    private static String header(MimeMessage message, String name) {
        try {
            return Optional.ofNullable(message.getHeader(name, ",")).orElse("");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String whole(MimeMessage message) throws IOException, MessagingException {
        var bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private long deliveryId(String recipient) {
        return jdbc.sql("select delivery_id from delivery where recipient_id = :id and channel = 'EMAIL'")
                .param("id", recipient)
                .query(Long.class)
                .single();
    }

    private String customersAddress(String customer) {
        return jdbc.sql("select email from recipient where recipient_id = :id")
                .param("id", customer)
                .query(String.class)
                .single();
    }

    private Watcher watcher() {
        return Watcher.of(shop, sku, Zones.day());
    }

    private static String address(Watcher watcher) {
        return watcher.id() + "@mail.example";
    }

    private void isBack() {
        Shop.expect(202, shop.reading(sku, 20));
    }

    private void isBackAgain() {
        shop.reading(sku, 0);
        isBack();
    }

    private void isDue(Watcher watcher) {
        jdbc.sql("update delivery set due_at = now() where recipient_id = :id and state = 'PENDING'")
                .param("id", watcher.id())
                .update();
    }

    @Test
    void a_message_about_ones_order_goes_out_whole() throws Exception {
        var customer = shop.order(sku, 1);

        var mail = oneMail(customersAddress(customer));

        assertThat(header(mail, "Message-ID")).isEqualTo("<d" + deliveryId(customer) + "@shelfbell.example>");
        assertThat(header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(header(mail, "From")).contains("news@shop.example");
        assertThat(header(mail, "List-Unsubscribe")).isEmpty();
        assertThat(mail.getSubject()).contains("Test lamp");
        assertThat(whole(mail)).contains("Content-Type: text/plain", "Content-Type: text/html");
        Shop.eventually(
                "sent",
                () -> shop.notifications("sku=" + sku).stream()
                        .allMatch(n -> n.at("/deliveries/0/state").asString().equals("SENT")));
        assertThat(shop.notifications("sku=" + sku)
                        .get(0)
                        .at("/deliveries/0/provider")
                        .asString())
                .isEqualTo("smtp");
        assertThat(shop.messages(customer)).isEmpty();
    }

    @Test
    void a_promotional_one_says_how_to_unsubscribe() {
        var watcher = watcher();

        isBack();

        assertThat(header(oneMail(address(watcher)), "List-Unsubscribe")).matches("<http://localhost:8080/u/[^>]+>");
    }

    @Test
    void an_items_name_cannot_add_a_header() throws Exception {
        var body = "{\"name\": \"Lamp\\r\\nBcc: thief@mail.example\\r\\n\\r\\nHello\"}";
        Shop.expect(204, shop.put("/api/v1/items/" + sku, body));
        var watcher = watcher();

        isBack();

        assertThat(header(oneMail(address(watcher)), "Bcc")).isEmpty();
        assertThat(mail("thief@mail.example")).isEmpty();
        assertThat(Arrays.stream(SERVER.getReceivedMessages()))
                .noneMatch(m -> header(m, "To").contains("thief"));
    }

    @Test
    void a_refused_address_fails_that_channel_and_the_next_one_takes_over() {
        var watcher = watcher();
        GATE.refuses(address(watcher));

        isBack();

        watcher.isEventually("SENT");
        assertThat(watcher.delivery("EMAIL")).isEqualTo("FAILED USER_UNKNOWN");
        assertThat(watcher.delivery("IN_APP")).isEqualTo("SENT");
        var attempt = watcher.notification().at("/deliveries/0/attempts/0");
        assertThat(attempt.path("outcome").asString()).isEqualTo("REFUSED");
        assertThat(attempt.path("detail").asString()).contains("no such mailbox");
        assertThat(mail(address(watcher))).isEmpty();
    }

    @Test
    void a_message_that_is_put_off_is_tried_again_under_the_same_id() {
        var watcher = watcher();
        GATE.putsOff(address(watcher));
        isBack();
        Shop.eventually(
                "put off",
                () -> watcher.notification().at("/deliveries/0/tries").asInt() > 0);
        var email = watcher.notification().at("/deliveries/0");
        assertThat(Instant.parse(email.path("dueAt").asString()))
                .isAfter(Clock.systemUTC().instant().minusSeconds(1));
        assertThat(email.path("state").asString()).isEqualTo("PENDING");
        assertThat(email.at("/attempts/0/outcome").asString()).isEqualTo("REFUSED");

        GATE.relents();
        isDue(watcher);

        assertThat(header(oneMail(address(watcher)), "Message-ID"))
                .isEqualTo("<d" + deliveryId(watcher.id()) + "@shelfbell.example>");
        watcher.isEventually("SENT");
        assertThat(watcher.delivery("IN_APP")).isEqualTo("UNUSED");
        assertThat(watcher.notification().at("/deliveries/0/tries").asInt()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_silent_server_is_not_waited_for_without_end() {
        var watcher = watcher();
        GATE.fallsSilent();

        isBack();

        watcher.isEventually("EMAIL", "PENDING NOT_REACHED");
        GATE.relents();
        isDue(watcher);
        watcher.isEventually("SENT");
    }

    @Test
    void while_the_server_is_down_messages_wait_and_the_breaker_opens_and_then_the_backlog_drains() {
        var watchers = new ArrayList<Watcher>();
        GATE.close();
        try {
            while (breaker.getState() != CircuitBreaker.State.OPEN) {
                assertThat(watchers).as("tries until the breaker opens").hasSizeLessThan(12);
                watchers.add(watcher());
                isBackAgain();
                var last = watchers.get(watchers.size() - 1);
                Shop.eventually(
                        "not sent",
                        () -> !last.notifications().isEmpty()
                                && Set.of("PENDING NOT_REACHED", "PENDING PROVIDER_DOWN")
                                        .contains(last.delivery("EMAIL")));
            }
            breaker.transitionToForcedOpenState(); // it would try again after some seconds
            var late = watcher();
            watchers.add(late);
            isBackAgain();
            late.isEventually("EMAIL", "PENDING PROVIDER_DOWN");
            assertThat(late.notifications().get(0).at("/deliveries/0/tries").asInt())
                    .isZero();
            assertThat(watchers).allSatisfy(watcher -> {
                assertThat(watcher.notifications().get(0).path("state").asString())
                        .isEqualTo("PENDING");
                assertThat(watcher.delivery("IN_APP")).isEqualTo("WAITING");
            });
            assertThat(shop.get("/actuator/prometheus").body().lines())
                    .anyMatch(line -> line.startsWith("resilience4j_circuitbreaker_state{")
                            && line.contains("smtp")
                            && line.contains("open")
                            && line.endsWith(" 1.0"));
        } finally {
            GATE.reopen();
            breaker.reset();
        }

        Shop.eventually("everybody has mail", () -> {
            watchers.forEach(this::isDue);
            return watchers.stream().noneMatch(watcher -> mail(address(watcher)).isEmpty());
        });
    }
}
