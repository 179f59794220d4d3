package io.shelfbell.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.Browser;
import io.shelfbell.Problem;
import io.shelfbell.ServiceTest;
import io.shelfbell.Shop;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/** Who may do what, asked of every way in that the application has. */
@ServiceTest
class AccessIT {
    /** Spring Boot's own, reached by an inner dispatch only, and an index of the endpoints that nobody needs. */
    private static final Set<String> CLOSED = Set.of("/error", "/actuator");

    /** No controller answers these: the login form, files of the API's description, and what is listed before it is built. */
    /** Bounces have a door only where a secret for it is set. */
    private static final Set<String> WITHOUT_CONTROLLER =
            Set.of("GET /login", "GET /swagger-ui/*", "POST /callbacks/dsn");

    private KeyRing keys;
    private String home;
    private int port;

    @BeforeEach
    void findKeys(@Autowired KeyRing keys, @LocalServerPort int port) {
        this.keys = keys;
        this.port = port;
        this.home = "http://localhost:" + port;
    }

    private Shop with(Set<Scope> scopes) {
        return new Shop(home, keys.issue("test", scopes));
    }

    private Shop with(String key) {
        return new Shop(home, key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sb_", "sb__", "nonsense", "sb_000000000000_0000", "sb_a_b_c", "sb_%00_\u00e4"})
    void without_a_key_that_is_ours_nothing_opens(String key) {
        var reply = with(key).get("/api/v1/kpis");

        Problem.isIn(reply, 401);
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    void a_key_with_another_secret_is_not_ours() {
        var key = keys.issue("test", EnumSet.of(Scope.KPIS_READ));
        var last = key.endsWith("0") ? "1" : "0";

        Shop.expect(200, with(key).get("/api/v1/kpis"));
        Problem.isIn(with(key.substring(0, key.length() - 1) + last).get("/api/v1/kpis"), 401);
    }

    @Test
    void a_key_is_shown_once_and_only_its_hash_is_kept(@Autowired JdbcClient jdbc) {
        var reply = with(EnumSet.of(Scope.KEYS_WRITE))
                .post("/api/v1/keys", "{\"name\": \"till 7\", \"scopes\": [\"kpis:read\"]}");

        Shop.expect(201, reply);
        var key = reply.json().path("key").asString();
        Shop.expect(200, with(key).get("/api/v1/kpis"));
        var parts = key.split("_");
        var row = jdbc.sql("select k::text || encode(hash, 'escape') from api_key k where key_id = :id")
                .param("id", parts[1])
                .query(String.class)
                .single();
        assertThat(row).contains("till 7").doesNotContain(parts[2]);
    }

    @Test
    void a_revoked_key_opens_nothing_any_more() {
        var key = keys.issue("test", EnumSet.of(Scope.KPIS_READ));
        var id = key.split("_")[1];
        Shop.expect(200, with(key).get("/api/v1/kpis"));
        var master = with(EnumSet.of(Scope.KEYS_WRITE));

        Shop.expect(204, master.delete("/api/v1/keys/" + id));
        Shop.expect(204, master.delete("/api/v1/keys/" + id));

        Problem.isIn(with(key).get("/api/v1/kpis"), 401);
        Problem.isIn(master.delete("/api/v1/keys/nobody"), 404);
    }

    @Test
    void people_are_asked_to_log_in() {
        var reply = with("").get("/sandbox");

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.header("Location")).endsWith("/login");
        var page = with("").get("/login");
        Shop.expect(200, page);
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.body()).contains("name=\"password\"");
    }

    @Test
    void people_see_what_their_role_allows(@Autowired UserList users) {
        users.put("operator-access", "a-long-password", List.of(Role.OPERATOR));
        users.put("merchandiser-access", "a-long-password", List.of(Role.MERCHANDISER));

        assertThat(new Browser(port)
                        .open("/sandbox", "operator-access", "a-long-password")
                        .body())
                .contains("<h1>Sandbox</h1>");
        assertThat(new Browser(port)
                        .open("/sandbox", "merchandiser-access", "a-long-password")
                        .statusCode())
                .isEqualTo(403);
        assertThat(new Browser(port)
                        .open("/sandbox", "operator-access", "a-wrong-password")
                        .uri())
                .hasPath("/login")
                .hasQuery("error");
    }

    @Test
    void a_cookie_opens_no_program_door(@Autowired UserList users) {
        users.put("admin-access", "a-long-password", List.of(Role.ADMIN));
        var browser = new Browser(port);
        browser.open("/sandbox", "admin-access", "a-long-password");

        assertThat(browser.open("/api/v1/kpis").statusCode()).isEqualTo(401);
    }

    /** {@code METHOD pattern} of every method that answers requests. */
    private static Set<String> waysIn(List<RequestMappingInfoHandlerMapping> mappings) {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(AccessIT::ways)
                .filter(way -> !CLOSED.contains(path(way)))
                .collect(Collectors.toSet());
    }

    private static Stream<String> ways(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        assertThat(methods.isEmpty() && !CLOSED.containsAll(info.getPatternValues()))
                .as("a handler for any method: " + info)
                .isFalse();
        return info.getPatternValues().stream()
                .flatMap(pattern -> methods.isEmpty()
                        ? Stream.of("ANY " + pattern)
                        : methods.stream().map(method -> method + " " + pattern));
    }

    private static String path(String way) {
        return way.substring(way.indexOf(' ') + 1);
    }

    private static boolean lists(Route route, String way) {
        var pattern = PathPatternParser.defaultInstance.parse(route.pattern());
        return way.startsWith(route.method() + " ")
                && (pattern.matches(PathContainer.parsePath(path(way)))
                        || path(way).equals(route.pattern()));
    }

    @Test
    void every_way_in_is_listed(@Autowired List<RequestMappingInfoHandlerMapping> mappings) {
        assertThat(waysIn(mappings))
                .hasSizeGreaterThan(25)
                .allSatisfy(way ->
                        assertThat(Route.ALL).as(way + " is not in Route.ALL").anyMatch(route -> lists(route, way)));
    }

    @Test
    void everything_that_is_listed_exists(@Autowired List<RequestMappingInfoHandlerMapping> mappings) {
        var ways = waysIn(mappings);

        assertThat(Route.ALL)
                .filteredOn(route -> !WITHOUT_CONTROLLER.contains(route.method() + " " + route.pattern()))
                .allSatisfy(
                        route -> assertThat(ways).as(route + " does not exist").anyMatch(way -> lists(route, way)));
    }

    static Stream<Route> guarded() {
        return Route.ALL.stream().filter(route -> route.scope() != null);
    }

    static Stream<Route> open() {
        return Route.ALL.stream().filter(route -> route.scope() == null);
    }

    private static Shop.Reply ask(Shop shop, Route route) {
        var address = route.pattern().replaceAll("\\{\\w+}|\\*", "x");
        return shop.send(route.method().name(), address, BodyPublishers.noBody());
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void a_guarded_route_needs_its_own_scope(Route route) {
        boolean page = route.pattern().startsWith("/sandbox");
        var others = EnumSet.complementOf(EnumSet.of(route.scope()));

        assertThat(ask(with(""), route).status()).isEqualTo(page ? 302 : 401);
        if (page) return; // people log in, keys do not open pages
        Problem.isIn(ask(with(others), route), 403);
        assertThat(ask(with(EnumSet.of(route.scope())), route).status()).isNotIn(401, 403);
    }

    @ParameterizedTest
    @MethodSource("open")
    void an_open_route_asks_nobody(Route route) {
        assertThat(ask(with(""), route).status()).isNotIn(401, 403).isLessThan(500);
    }

    @Test
    void roles_are_what_was_agreed() {
        var table = Arrays.stream(Scope.values())
                .map(scope -> "%-18s | %s".formatted(scope.text(), roles(scope)))
                .collect(Collectors.joining("\n"));

        assertThat(table).isEqualTo("""
                stock:write        | SERVICE, ADMIN
                stock:read         | ANALYST, APPROVER, ENGINEER, MERCHANDISER, OPERATOR, SERVICE, ADMIN
                items:write        | SERVICE, ADMIN
                thresholds:write   | MERCHANDISER, ADMIN
                recipients:write   | SERVICE, ADMIN
                orders:write       | SERVICE, ADMIN
                orders:read        | ENGINEER, OPERATOR, SERVICE, ADMIN
                orders:retry       | ENGINEER, OPERATOR, ADMIN
                decisions:ask      | ANALYST, APPROVER, ENGINEER, SERVICE, ADMIN
                tables:read        | ANALYST, APPROVER, ENGINEER, MERCHANDISER, ADMIN
                tables:check       | ANALYST, APPROVER, ENGINEER, ADMIN
                notifications:read | ANALYST, APPROVER, ENGINEER, MERCHANDISER, OPERATOR, SERVICE, ADMIN
                notifications:resend | OPERATOR, ADMIN
                kpis:read          | ANALYST, APPROVER, ENGINEER, MERCHANDISER, OPERATOR, ADMIN
                sandbox:read       | ENGINEER, OPERATOR, ADMIN
                metrics:read       | ENGINEER, ADMIN
                keys:write         | ADMIN
                suppressions:read  | OPERATOR, SERVICE, ADMIN
                suppressions:write | OPERATOR, SERVICE, ADMIN""");
    }

    private static String roles(Scope scope) {
        return Arrays.stream(Role.values())
                .filter(role -> role.scopes().contains(scope))
                .map(Role::name)
                .collect(Collectors.joining(", "));
    }
}
