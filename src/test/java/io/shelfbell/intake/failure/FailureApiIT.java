package io.shelfbell.intake.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.Problem;
import io.shelfbell.ServiceTest;
import io.shelfbell.Shop;
import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Scope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServiceTest
class FailureApiIT {
    private static final String LIST = "/api/v1/intake/failures";

    @Autowired
    private FailureLedger failures;

    private Shop shop;
    private String source;

    @BeforeEach
    void openShop(@Autowired KeyRing keys, @LocalServerPort int port) {
        shop = new Shop("http://localhost:" + port, keys.issue("test", EnumSet.of(Scope.ORDERS_READ)));
        source = Shop.freshSku("erp");
    }

    private Failure failure(int line, byte[] raw) {
        return new Failure(source, "file", "line " + line, "RAGGED", "Expected 7 columns, found 5.", raw, null);
    }

    private static List<String> places(JsonNode page) {
        var places = new ArrayList<String>();
        page.forEach(failure -> places.add(failure.path("place").asString()));
        return places;
    }

    @Test
    void a_failure_is_shown_with_its_place_its_cause_and_its_text() {
        failures.add(List.of(failure(17, "a;b".getBytes(StandardCharsets.UTF_8))));

        var page = shop.get(LIST + "?source=" + source).json();

        assertThat(page).hasSize(1);
        var shown = page.get(0);
        assertThat(shown.path("door").asString()).isEqualTo("file");
        assertThat(shown.path("place").asString()).isEqualTo("line 17");
        assertThat(shown.path("code").asString()).isEqualTo("RAGGED");
        assertThat(shown.path("message").asString()).isEqualTo("Expected 7 columns, found 5.");
        assertThat(shown.path("raw").asString()).isEqualTo("a;b");
        assertThat(shown.path("at").asString()).isNotBlank();
    }

    @Test
    void the_list_begins_with_the_newest_and_goes_on_page_by_page() {
        failures.add(IntStream.rangeClosed(1, 5)
                .mapToObj(line -> failure(line, new byte[0]))
                .toList());

        var first = shop.get(LIST + "?limit=3&door=file&source=" + source);
        assertThat(places(first.json())).containsExactly("line 5", "line 4", "line 3");
        var next = first.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");
        var second = shop.get(next);

        assertThat(places(second.json())).containsExactly("line 2", "line 1");
        assertThat(second.header("Link")).isEmpty();
    }

    @Test
    void another_door_is_another_list() {
        failures.add(List.of(failure(1, new byte[0])));

        assertThat(shop.get(LIST + "?door=amqp&source=" + source).json()).isEmpty();
    }

    @Test
    void of_a_large_piece_the_first_64_kilobytes_are_kept() {
        failures.add(List.of(failure(1, "x".repeat(70_000).getBytes(StandardCharsets.UTF_8))));

        var raw = shop.get(LIST + "?source=" + source).json().get(0).path("raw").asString();

        assertThat(raw).hasSize(64 * 1024);
    }

    @Test
    void a_piece_that_is_no_text_and_a_place_with_nul_are_kept_all_the_same() {
        failures.add(
                List.of(new Failure(source, "amqp", "/a\0b", "MALFORMED", "Not \0.", new byte[] {0, -1, 'a'}, null)));

        var shown = shop.get(LIST + "?source=" + source).json().get(0);

        assertThat(shown.path("place").asString()).isEqualTo("/a\ufffdb");
        assertThat(shown.path("raw").asString()).isEqualTo("\0\ufffda");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=501", "limit=many", "after=yesterday"})
    void a_query_that_cannot_be_answered_is_told_so(String query) {
        Problem.isIn(shop.get(LIST + "?" + query), 400);
    }
}
