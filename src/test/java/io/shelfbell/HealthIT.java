package io.shelfbell;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import io.shelfbell.access.UserList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What operators look at: health, metrics, KPIs, lists, the sandbox and the API's own description. */
@ServiceTest
class HealthIT {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    private Shop shop;
    private Shop stranger;

    @BeforeEach
    void openShop(@Autowired KeyRing keys, @LocalServerPort int port) {
        shop = new Shop("http://localhost:" + port, keys.issue("test", Role.ADMIN.scopes()));
        stranger = new Shop("http://localhost:" + port, "");
    }

    /** A customer who has been told. */
    private String toldCustomer(String sku) {
        shop.item(sku, "Lighting");
        shop.reading(sku, 0);
        var customer = shop.order(sku, 1);
        Shop.eventually("told", () -> shop.messages(customer).size() == 1);
        return customer;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/liveness", "/readiness", "/delivery"})
    void every_health_group_is_up_and_answers_anybody(String group) {
        var reply = stranger.get("/actuator/health" + group);

        Shop.expect(200, reply);
        assertThat(reply.json().path("status").asString()).isEqualTo("UP");
        assertThat(reply.body()).doesNotContain("jdbc", "localhost", "depth");
    }

    @Test
    void each_group_has_its_components() {
        assertThat(components("readiness"))
                .containsExactlyInAnyOrder("channels", "db", "readinessState", "ruleBook", "sources");
        assertThat(components("delivery")).containsExactlyInAnyOrder("rabbit", "outbox", "providers");
        assertThat(components("liveness")).containsExactly("livenessState");
    }

    private List<String> components(String group) {
        return List.copyOf(stranger.get("/actuator/health/" + group)
                .json()
                .path("components")
                .propertyNames());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shelfbell_readings_total{",
                "shelfbell_outbox_depth",
                "shelfbell_outbox_age_seconds",
                "shelfbell_attempts_total{",
                "shelfbell_time_to_alert_seconds_count{",
                "resilience4j_circuitbreaker_state{",
                "http_server_requests_seconds_count{"
            })
    void prometheus_finds(String metric) {
        toldCustomer(Shop.freshSku("LAMP"));

        assertThat(shop.get("/actuator/prometheus").body().lines())
                .anySatisfy(line -> assertThat(line).startsWith(metric));
    }

    @Test
    void kpis_count_what_was_sent_by_occasion_and_channel() {
        toldCustomer(Shop.freshSku("LAMP"));

        var kpis = shop.get("/api/v1/kpis").json();

        var total = kpis.at("/deliveries/0");
        assertThat(total.path("occasion").isNull()).isTrue();
        assertThat(total.path("sent").asLong()).isPositive();
        assertThat(total.path("deliveryRate").asDouble()).isBetween(0.0, 1.0);
        assertThat(total.path("timeToAlertP99").asDouble())
                .isGreaterThanOrEqualTo(total.path("timeToAlertP50").asDouble());
        assertThat(kpis.path("deliveries")).anySatisfy(line -> {
            assertThat(line.path("occasion").asString("")).isEqualTo("BACKORDERED");
            assertThat(line.path("channel").asString("")).isEqualTo("EMAIL");
        });
    }

    @Test
    void kpis_of_a_time_in_which_nothing_was_sent_have_no_rates() {
        var kpis = shop.get("/api/v1/kpis?from=2001-01-01T00:00:00Z&to=2001-02-01T00:00:00Z");

        Shop.expect(200, kpis);
        assertThat(kpis.json().at("/deliveries/0/sent").asLong()).isZero();
        assertThat(kpis.json().at("/deliveries/0/deliveryRate").isNull()).isTrue();
    }

    private static String next(Shop.Reply page) {
        var link = NEXT.matcher(page.header("Link"));
        return link.find() ? link.group(1) : "";
    }

    @Test
    void a_list_is_paged_by_following_its_links() {
        var sku = Shop.freshSku("LAMP & more");
        sku = sku.replace(' ', '_');
        shop.reading(sku, 9);
        for (int i = 0; i < 3; i++) shop.order(sku, 1);
        shop.reading(sku, 0);
        var address = "/api/v1/notifications?occasion=BACKORDERED&sku=" + sku.replace("&", "%26");
        Shop.eventually("three", () -> shop.get(address).json().size() == 3);
        var seen = new HashSet<Long>();

        var page = shop.get(address + "&limit=2");
        page.json().forEach(n -> seen.add(n.path("id").asLong()));
        assertThat(seen).hasSize(2);
        page = shop.get(next(page));
        page.json().forEach(n -> seen.add(n.path("id").asLong()));

        assertThat(seen).hasSize(3);
        assertThat(page.json()).hasSize(1);
        assertThat(page.header("Link")).isEmpty();
    }

    @Test
    void the_sandbox_list_keeps_its_filter_from_page_to_page() {
        var sku = Shop.freshSku("LAMP");
        var customer = toldCustomer(sku);
        shop.reading(sku, 5);
        Shop.eventually("two messages", () -> shop.messages(customer).size() == 2);
        toldCustomer(Shop.freshSku("LAMP"));

        var first = shop.get("/api/v1/sandbox/messages?recipient=" + customer + "&limit=1");
        var second = shop.get(next(first));
        var third = shop.get(next(second));

        assertThat(first.json().get(0).path("recipientId").asString()).isEqualTo(customer);
        assertThat(second.json().get(0).path("recipientId").asString()).isEqualTo(customer);
        assertThat(second.json().get(0)).isNotEqualTo(first.json().get(0));
        assertThat(third.json()).isEmpty();
    }

    @Test
    void mail_is_shown_in_a_frame_that_may_do_nothing(@Autowired UserList users, @LocalServerPort int port) {
        var customer = toldCustomer(Shop.freshSku("LAMP"));
        users.put("operator-health", "a-long-password", List.of(Role.OPERATOR));
        var browser = new Browser(port);

        var page = browser.open("/sandbox?recipient=" + customer, "operator-health", "a-long-password");

        assertThat(page.statusCode()).isEqualTo(200);
        var frame =
                Pattern.compile("<iframe sandbox=\"\"[^>]* src=\"([^\"]+)\"").matcher(page.body());
        assertThat(frame.find()).as(page.body()).isTrue();
        assertThat(page.body()).doesNotContain("<table"); // the mail itself is not part of the page
        var mail = browser.open(frame.group(1));
        assertThat(mail.statusCode()).isEqualTo(200);
        assertThat(mail.body()).contains("Test lamp");
        assertThat(mail.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("sandbox; default-src 'none'");
        assertThat(mail.headers().allValues("X-Frame-Options")).containsExactly("SAMEORIGIN");
        assertThat(mail.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void the_api_describes_itself() {
        var description = stranger.get("/v3/api-docs");

        Shop.expect(200, description);
        assertThat(description.json().path("openapi").asString()).startsWith("3.");
        assertThat(description.json().path("paths").propertyNames())
                .contains(
                        "/api/v1/stock/readings",
                        "/api/v1/stock/{sku}",
                        "/api/v1/orders/{channel}",
                        "/api/v1/notifications",
                        "/api/v1/kpis");
    }

    @Test
    void the_descriptions_pages_open(@LocalServerPort int port) {
        var page = new Browser(port).open("/swagger-ui.html");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("swagger-ui");
        assertThat(stranger.get("/swagger-ui/swagger-ui-bundle.js").status()).isEqualTo(200);
        assertThat(stranger.get("/v3/api-docs/swagger-config").status()).isEqualTo(200);
    }
}
