package io.shelfbell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What every refusal has to look like: a problem document (RFC 9457) that says where and why, and nothing about our insides. */
public final class Problem {
    private Problem() {}

    /** A refusal that is the sender's fault. */
    public static void isIn(Shop.Reply reply) {
        assertThat(reply.status()).as(reply.toString()).isBetween(400, 499);
        assertThat(reply.contentType()).as(reply.toString()).startsWith("application/problem+json");
        assertThat(reply.json().path("status").asInt()).isEqualTo(reply.status());
        showsNothing(reply);
    }

    public static void isIn(Shop.Reply reply, int status) {
        isIn(reply);
        assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    }

    /** @param errors each as {@code pointer code} */
    public static void isIn(Shop.Reply reply, int status, String... errors) {
        isIn(reply, status);
        assertThat(errors(reply.json().path("errors"))).as(reply.body()).containsExactlyInAnyOrder(errors);
    }

    public static List<String> errors(JsonNode errors) {
        var texts = new ArrayList<String>();
        errors.forEach(error -> {
            assertThat(error.path("message").asString()).isNotBlank();
            texts.add(
                    (error.path("pointer").asString() + " " + error.path("code").asString()).strip());
        });
        return texts;
    }

    /** Neither a stack trace nor the name of a class or of a setting of a library. */
    public static void showsNothing(Shop.Reply reply) {
        assertThat(reply.body())
                .doesNotContainPattern("\\bat [a-z]+(\\.[A-Za-z]+)+\\(")
                .doesNotContainPattern("\\b(java|jakarta|org|com|io|tools)\\.[a-z]+\\.[A-Za-z]")
                .doesNotContain("Exception", "trace", "Feature", "org.postgresql", "SQL");
    }
}
