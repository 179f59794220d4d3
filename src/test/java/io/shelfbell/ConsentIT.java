package io.shelfbell;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import io.shelfbell.fact.Channel;
import io.shelfbell.recipient.PreferenceTokens;
import io.shelfbell.recipient.UnsubscribeTokens;
import io.shelfbell.recipient.UnsubscribeTokens.Refusal;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What customers do behind the links in their messages, and that it is in force before the next message is claimed. */
@ServiceTest
class ConsentIT {
    private static final String FORM = "application/x-www-form-urlencoded";

    @Autowired
    private UnsubscribeTokens unsubscribing;

    @Autowired
    private PreferenceTokens preferring;

    @Autowired
    private JdbcClient jdbc;

    private Shop shop;
    private Shop stranger;
    private String sku;

    @BeforeEach
    void soldOut(@Autowired KeyRing keys, @LocalServerPort int port) {
        shop = new Shop("http://localhost:" + port, keys.issue("test", Role.ADMIN.scopes()));
        stranger = new Shop("http://localhost:" + port, "");
        sku = Shop.freshSku("LAMP");
        shop.item(sku, "Lighting");
        shop.reading(sku, 0);
    }

    private void isBack() {
        Shop.expect(202, shop.reading(sku, 20));
    }

    /** Somebody whose message is decided and waits for the morning. */
    private Watcher waiting() {
        var watcher = Watcher.of(shop, sku, Zones.night());
        isBack();
        watcher.notification();
        return watcher;
    }

    /** The morning has come. */
    private void isDue(Watcher watcher) {
        watcher.movesTo(Zones.day(), "");
        jdbc.sql("update delivery set due_at = now() where recipient_id = :id and state = 'PENDING'")
                .param("id", watcher.id())
                .update();
    }

    private String no(Watcher watcher) {
        return "/u/" + unsubscribing.issue(new Refusal(watcher.id(), Channel.EMAIL));
    }

    private String page(Watcher watcher) {
        return "/p/" + preferring.issue(watcher.id());
    }

    private Shop.Reply post(String path, String... namesAndValues) {
        var body = IntStream.range(0, namesAndValues.length / 2)
                .mapToObj(i -> encoded(namesAndValues[2 * i]) + "=" + encoded(namesAndValues[2 * i + 1]))
                .collect(Collectors.joining("&"));
        return stranger.send("POST", path, BodyPublishers.ofString(body), "Content-Type", FORM);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The value that is chosen in a group of radio buttons. */
    private static String chosen(Shop.Reply page, String field) {
        var radio = Pattern.compile("name=\"" + Pattern.quote(field) + "\" value=\"(\\w+)\" checked=\"checked\"")
                .matcher(page.body());
        return radio.find() ? radio.group(1) : "none";
    }

    private static void isPrivate(Shop.Reply page) {
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(page.header("Location")).isEmpty();
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        var nonce = Pattern.compile("<style nonce=\"([^\"]+)\">").matcher(page.body());
        assertThat(nonce.find()).isTrue();
        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'nonce-" + nonce.group(1) + "';")
                .contains("frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'");
        assertThat(page.body()).doesNotContain("<script", "style=\"", "http://", "https://");
        Problem.showsNothing(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/u/", "/p/"})
    void a_link_that_is_not_ours_leads_to_a_page_that_says_what_to_do(String door) {
        var other = Watcher.of(shop, sku, Zones.day());
        var token = door.equals("/u/") ? page(other) : no(other);
        for (var wrong :
                new String[] {"x", "not.a-token", "%F0%9F%98%80.%F0%9F%98%80", token.substring(3), "a".repeat(4_000)})
            for (var reply : new Shop.Reply[] {stranger.get(door + wrong), post(door + wrong, "cadence", "DAILY")}) {
                Shop.expect(404, reply);
                isPrivate(reply);
                assertThat(reply.body())
                        .contains("not one of ours", "newest message")
                        .doesNotContain(other.id());
            }
    }

    @ParameterizedTest
    @CsvSource({"/u/, u, EMAIL:", "/u/, c, EMAIL:TGlnaHRpbmc=:", "/p/, p, ''"})
    void a_link_that_is_too_old_says_so_and_does_nothing(String door, String purpose, String subject) {
        var watcher = Watcher.of(shop, sku, Zones.day());
        no(watcher); // the first one makes the secret
        long now = Clock.systemUTC().instant().getEpochSecond();
        var old = door + Signature.sign(jdbc, purpose + ":" + (now - 1) + ":" + subject + watcher.id());
        var good = door + Signature.sign(jdbc, purpose + ":" + (now + 600) + ":" + subject + watcher.id());

        for (var reply : new Shop.Reply[] {stranger.get(old), post(old, "consent.EMAIL", "NOTHING")}) {
            Shop.expect(410, reply);
            isPrivate(reply);
            assertThat(reply.body()).contains("too old").doesNotContain(watcher.id());
        }
        Shop.expect(200, stranger.get(good));
        isBack();
        watcher.isEventually("SENT");
    }

    @Test
    void a_link_from_before_they_ended_still_unsubscribes() {
        var watcher = waiting();
        no(watcher);

        Shop.expect(200, post("/u/" + Signature.sign(jdbc, "EMAIL:" + watcher.id())));

        isDue(watcher);
        watcher.isEventually("EMAIL", "SUPPRESSED CHANNEL_CLOSED");
    }

    @Test
    void looking_at_the_page_as_often_as_a_scanner_does_changes_nothing() {
        var watcher = waiting();
        var link = no(watcher);
        for (int i = 0; i < 5; i++) {
            var reply = stranger.get(link);
            Shop.expect(200, reply);
            isPrivate(reply);
            assertThat(reply.body())
                    .contains("No more of these messages?", "by e-mail")
                    .doesNotContain(link.substring(3));
        }
        stranger.send("HEAD", link, BodyPublishers.noBody());

        isDue(watcher);
        watcher.isEventually("SENT");
        assertThat(watcher.delivery("EMAIL")).isEqualTo("SENT");
    }

    /** RFC 8058 section 3.1 allows both kinds of body; the page's own button sends the first one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/x-www-form-urlencoded | List-Unsubscribe=One-Click
            multipart/form-data; boundary=b   | --b\\r\\nContent-Disposition: form-data; name="List-Unsubscribe"\\r\\n\\r\\nOne-Click\\r\\n--b--\\r\\n""")
    void one_click_is_in_force_before_the_next_claim(String type, String body) {
        var watcher = waiting();

        var reply = stranger.send(
                "POST", no(watcher), BodyPublishers.ofString(body.replace("\\r\\n", "\r\n")), "Content-Type", type);

        Shop.expect(200, reply);
        isPrivate(reply);
        assertThat(reply.body()).contains("Done.");
        isDue(watcher);
        watcher.isEventually("EMAIL", "SUPPRESSED CHANNEL_CLOSED");
        assertThat(watcher.messages())
                .noneMatch(message -> message.path("channel").asString().equals("EMAIL"));
    }

    @Test
    void a_category_is_refused_by_a_link_of_its_own() {
        var watcher = waiting();
        var link = "/u/" + unsubscribing.issue(new Refusal(watcher.id(), Channel.EMAIL, "Lighting"));
        assertThat(stranger.get(link).body()).contains("category Lighting");

        Shop.expect(200, post(link));

        isDue(watcher);
        watcher.isEventually("SUPPRESSED");
        assertThat(watcher.messages()).isEmpty();
    }

    @Test
    void pages_speak_the_recipients_language() {
        var watcher = Watcher.of(shop, sku, Zones.day(), ", \"locale\": \"de-AT\"");
        assertThat(stranger.get(no(watcher)).body()).contains("<html lang=\"de\">", "per E-Mail", "Abbestellen");
        assertThat(stranger.get(page(watcher)).body()).contains("<html lang=\"de\">", "Ihre Nachrichten", "Ruhezeit");
        var broken = stranger.send("GET", "/p/x", BodyPublishers.noBody(), "Accept-Language", "de-DE");
        assertThat(broken.body()).contains("<html lang=\"de\">", "nicht von uns");
    }

    @Test
    void the_page_shows_what_is_kept_and_its_link_is_nowhere_on_it() {
        var watcher = Watcher.of(shop, sku, Zones.day(), ", \"phone\": \"+4915112345678\"");
        watcher.wants("""
                {"channels": {"SMS": false}, "cadence": "DAILY", "digestAt": "07:30", "categories": {"Lighting": false},
                 "quietHours": {"from": "22:00", "until": "06:30"}}""");
        var link = page(watcher);

        var shown = stranger.get(link);

        Shop.expect(200, shown);
        isPrivate(shown);
        assertThat(shown.body()).doesNotContain(link.substring(3), "PUSH", "@mail.example", "+4915112345678");
        assertThat(chosen(shown, "consent.EMAIL")).isEqualTo("EVERYTHING");
        assertThat(chosen(shown, "consent.SMS")).isEqualTo("NOTHING");
        assertThat(shown.body())
                .contains("<option value=\"DAILY\" selected=\"selected\">")
                .contains("name=\"digestAt\" value=\"07:30\"")
                .contains("name=\"quietFrom\" value=\"22:00\"")
                .contains("name=\"quietUntil\" value=\"06:30\"")
                .contains("name=\"category\" value=\"Lighting\">")
                .contains("name=\"watch\" value=\"" + sku + "\" checked=\"checked\"><span>Test lamp</span>");
    }

    @Test
    void everything_on_the_page_can_be_changed_at_once() {
        var watcher = Watcher.of(shop, sku, Zones.day(), ", \"phone\": \"+4915112345678\"");

        var saved = post(
                page(watcher),
                "had.consent.EMAIL",
                "EVERYTHING",
                "consent.EMAIL",
                "ORDERS",
                "had.consent.SMS",
                "EVERYTHING",
                "consent.SMS",
                "NOTHING",
                "had.category",
                "Lighting",
                "cadence",
                "WEEKLY",
                "digestAt",
                "09:15",
                "quietFrom",
                "21:00",
                "quietUntil",
                "07:00",
                "had.watch",
                sku);

        Shop.expect(200, saved);
        isPrivate(saved);
        assertThat(saved.body()).contains("role=\"status\"", "Saved.");
        var shown = stranger.get(page(watcher));
        assertThat(chosen(shown, "consent.EMAIL")).isEqualTo("ORDERS");
        assertThat(chosen(shown, "consent.SMS")).isEqualTo("NOTHING");
        assertThat(shown.body())
                .contains("<option value=\"WEEKLY\" selected=\"selected\">", "value=\"09:15\"", "value=\"21:00\"")
                .contains("value=\"07:00\"", "name=\"category\" value=\"Lighting\">", "Nothing at the moment.")
                .doesNotContain(sku);
    }

    @Test
    void a_no_on_the_page_is_in_force_before_the_next_claim() {
        var watcher = waiting();

        Shop.expect(200, post(page(watcher), "had.consent.EMAIL", "EVERYTHING", "consent.EMAIL", "NOTHING"));

        isDue(watcher);
        watcher.isEventually("EMAIL", "SUPPRESSED CHANNEL_CLOSED");
    }

    @Test
    void mistakes_are_shown_at_their_fields_and_nothing_is_saved() {
        var watcher = Watcher.of(shop, sku, Zones.day());

        var reply = post(
                page(watcher),
                "had.consent.EMAIL",
                "EVERYTHING",
                "consent.EMAIL",
                "NOTHING",
                "consent.IN_APP",
                "MAYBE",
                "cadence",
                "DAILY",
                "digestAt",
                "<script>alert(1)",
                "quietFrom",
                "22:00",
                "quietUntil",
                "");

        Shop.expect(422, reply);
        isPrivate(reply);
        assertThat(reply.body())
                .contains("role=\"alert\"", "Nothing has been saved yet")
                .contains("href=\"#digestAt\"", "href=\"#quietUntil\"", "href=\"#consent.IN_APP\"")
                .contains("id=\"digestAt.error\"", "aria-describedby=\"digestAt.error\"", "08:00")
                .contains("value=\"&lt;script&gt;alert(1)\"", "value=\"22:00\"");
        assertThat(reply.body().split("aria-invalid=\"true\"", -1)).hasSize(3);
        assertThat(chosen(reply, "consent.EMAIL"))
                .as("what was typed stays typed")
                .isEqualTo("NOTHING");
        var shown = stranger.get(page(watcher));
        assertThat(chosen(shown, "consent.EMAIL")).isEqualTo("EVERYTHING");
        assertThat(shown.body()).contains("<option value=\"INSTANT\" selected=\"selected\">");
    }

    @Test
    void what_one_click_refused_is_shown_and_taken_back_by_choosing_it_and_not_by_a_page_that_was_open_before() {
        var watcher = Watcher.of(shop, sku, Zones.day());
        Shop.expect(200, post(no(watcher), "List-Unsubscribe", "One-Click"));

        var stale = post(
                page(watcher), "had.consent.EMAIL", "EVERYTHING", "consent.EMAIL", "EVERYTHING", "cadence", "INSTANT");
        Shop.expect(200, stale);
        assertThat(chosen(stale, "consent.EMAIL")).isEqualTo("ORDERS");
        assertThat(stale.body()).contains("You unsubscribed from news here.");

        Shop.expect(200, post(page(watcher), "had.consent.EMAIL", "ORDERS", "consent.EMAIL", "EVERYTHING"));
        isBack();
        watcher.isEventually("SENT");
        assertThat(watcher.delivery("EMAIL")).isEqualTo("SENT");
    }

    @Test
    void names_that_look_like_html_are_only_names() {
        var evil = "\"><script>alert(1)</script>";
        var item = Shop.freshSku("EVIL");
        Shop.expect(204, shop.put("/api/v1/items/" + item, """
                {"name": "<img src=x onerror=alert(1)>", "category": "%s"}""".formatted(evil.replace("\"", "\\\""))));
        var watcher = Watcher.of(shop, item, Zones.day());
        try {
            var shown = stranger.get(page(watcher));
            Shop.expect(200, shown);
            isPrivate(shown);
            assertThat(shown.body())
                    .contains("&lt;img src=x", "&quot;&gt;&lt;script&gt;")
                    .doesNotContain("<img");

            Shop.expect(200, post(page(watcher), "had.category", evil));
            assertThat(stranger.get(page(watcher)).body()).doesNotContain("name=\"had.category\" value=\"&quot;");
            var link = "/u/" + unsubscribing.issue(new Refusal(watcher.id(), Channel.EMAIL, evil));
            isPrivate(stranger.get(link));
        } finally {
            shop.item(item, "Lighting");
        }
    }

    @Test
    void every_field_has_a_label() {
        var body = stranger.get(page(Watcher.of(shop, sku, Zones.day()))).body();
        var fields = Pattern.compile("<(?:select|input)\\b(?![^>]*type=\"hidden\")[^>]*>")
                .matcher(body);
        int count = 0;
        while (fields.find()) {
            count++;
            var id = Pattern.compile(" id=\"([^\"]+)\"").matcher(fields.group());
            var labelled = id.find()
                    ? body.contains("<label for=\"" + id.group(1) + "\">")
                    : body.substring(0, fields.start()).stripTrailing().endsWith("<label class=\"tick\">");
            assertThat(labelled).as(fields.group()).isTrue();
        }
        assertThat(count).isGreaterThan(10);
    }

    @Test
    void a_suppressed_mailbox_gets_nothing_from_the_next_claim_on_and_the_next_channel_takes_over() {
        var watcher = waiting();
        suppress("EMAIL", watcher.id() + "@mail.example");

        isDue(watcher);

        watcher.isEventually("SENT");
        assertThat(watcher.delivery("EMAIL")).startsWith("SUPPRESSED");
        assertThat(watcher.delivery("IN_APP")).isEqualTo("SENT");
        assertThat(stranger.get(page(watcher)).body()).contains("Messages to this address came back");
    }

    private void suppress(String channel, String address) {
        var body =
                "{\"channel\": \"%s\", \"address\": \"%s\", \"reason\": \"USER_UNKNOWN\"}".formatted(channel, address);
        Shop.expect(201, shop.post("/api/v1/suppressions", body));
    }

    @Test
    void a_plan_that_is_made_later_leaves_the_suppressed_mailbox_out() {
        var watcher = Watcher.of(shop, sku, Zones.day());
        suppress("EMAIL", watcher.id().toUpperCase(java.util.Locale.ROOT) + "@mail.example");

        isBack();

        watcher.isEventually("SENT");
        assertThat(watcher.delivery("EMAIL")).isEqualTo("none");
        assertThat(watcher.delivery("IN_APP")).isEqualTo("SENT");
    }
}
