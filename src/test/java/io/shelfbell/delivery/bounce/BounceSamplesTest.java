package io.shelfbell.delivery.bounce;

import static io.shelfbell.fact.FailureReason.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.fact.FailureMeaning;
import io.shelfbell.fact.FailureReason;
import io.shelfbell.fact.Remedy;
import io.shelfbell.rule.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bounces that real servers sent, with what the Sisimai project (BSD-2-Clause) says of each. They are not ours to keep: they are read where
 * they lie beside this project, or not at all.
 */
class BounceSamplesTest {
    private static final Path SAMPLES = Path.of(System.getProperty("user.dir")).resolve("../shared/samples/bounces");
    private static final Instant NOW = Instant.parse("2026-11-23T11:00:00Z");

    private static final Map<String, FailureReason> REASONS = Map.ofEntries(
            Map.entry("authfailure", AUTHENTICATION_FAILED),
            Map.entry("badreputation", BAD_REPUTATION),
            Map.entry("blocked", BLOCKED),
            Map.entry("contenterror", CONTENT),
            Map.entry("delivered", DELIVERED),
            Map.entry("exceedlimit", TOO_BIG),
            Map.entry("expired", EXPIRED),
            Map.entry("feedback", COMPLAINT),
            Map.entry("filtered", FILTERED),
            Map.entry("hasmoved", HAS_MOVED),
            Map.entry("hostunknown", HOST_UNKNOWN),
            Map.entry("mailboxfull", MAILBOX_FULL),
            Map.entry("mailererror", MAILER),
            Map.entry("mesgtoobig", TOO_BIG),
            Map.entry("networkerror", NETWORK),
            Map.entry("norelaying", RELAY_DENIED),
            Map.entry("notaccept", NOT_ACCEPTED),
            Map.entry("onhold", ON_HOLD),
            Map.entry("policyviolation", POLICY),
            Map.entry("rejected", SENDER_REJECTED),
            Map.entry("requireptr", NO_REVERSE_NAME),
            Map.entry("securityerror", SECURITY),
            Map.entry("spamdetected", SPAM),
            Map.entry("suspend", SUSPENDED),
            Map.entry("systemerror", SYSTEM),
            Map.entry("systemfull", SYSTEM_FULL),
            Map.entry("toomanyconn", RATE_LIMITED),
            Map.entry("undefined", UNKNOWN),
            Map.entry("userunknown", USER_UNKNOWN),
            Map.entry("vacation", AUTO_REPLY),
            Map.entry("virusdetected", VIRUS));

    /** What no recipient can help. */
    private static final Set<FailureReason> OURS = EnumSet.of(
            AUTHENTICATION_FAILED,
            BAD_REPUTATION,
            BLOCKED,
            CONTENT,
            NO_REVERSE_NAME,
            POLICY,
            RATE_LIMITED,
            RELAY_DENIED,
            SECURITY,
            SENDER_REJECTED,
            SPAM,
            TOO_BIG,
            VIRUS);

    /** @param meaning null when nothing was understood, so that nothing follows */
    private record Judged(
            String file,
            FailureReason expected,
            boolean hard,
            @Nullable FailureMeaning meaning) {
        boolean suppressed() {
            return meaning != null && meaning.remedy() == Remedy.SUPPRESS_ADDRESS;
        }

        boolean sameReason() {
            return meaning != null && meaning.reason() == expected;
        }

        @Override
        public String toString() {
            return file + ": expected " + expected + (hard ? " for ever" : "") + ", found " + meaning;
        }
    }

    @Test
    void real_bounces_are_understood_and_no_fault_of_ours_costs_an_address() throws IOException {
        if (!Files.isDirectory(SAMPLES)) Assumptions.abort("no samples at " + SAMPLES.normalize());
        var judged = judged();
        double addresses = share(judged.stream().filter(one -> one.suppressed() == one.hard()), judged);
        double reasons = share(judged.stream().filter(Judged::sameReason), judged);
        System.out.printf(
                "bounces: %d recipients; may be written to again: %.1f %% right; reason: %.1f %% right%n",
                judged.size(), addresses, reasons);
        judged.stream()
                .filter(one -> one.suppressed() != one.hard())
                .forEach(one -> System.out.println("  address " + one));
        judged.stream().filter(one -> !one.sameReason()).forEach(one -> System.out.println("  reason  " + one));
        assertThat(judged.stream().filter(one -> OURS.contains(one.expected()) && one.suppressed()))
                .as("our own faults")
                .isEmpty();
        assertThat(addresses).isGreaterThanOrEqualTo(95);
        assertThat(reasons).isGreaterThanOrEqualTo(85);
    }

    private static double share(Stream<Judged> right, List<Judged> all) {
        return 100.0 * right.count() / all.size();
    }

    private static List<Judged> judged() throws IOException {
        var book = RuleBook.load(Path.of("rules"), Path.of("decision-tables"));
        var reader = new BounceReader("shelfbell.example", BounceReaderTest.TAGS);
        var all = new ArrayList<Judged>();
        for (var sample : JsonMapper.shared()
                .readTree(Files.readAllBytes(SAMPLES.resolve("expected.json")))
                .path("cases")) {
            var file = sample.path("file").asString();
            var words = reader.read(Files.readAllBytes(SAMPLES.resolve("eml").resolve(file)), NOW);
            int i = 0;
            for (var recipient : sample.path("recipients")) {
                var meaning = i < words.size() ? meaning(book, words.get(i)) : null;
                all.add(new Judged(
                        file, expected(recipient), recipient.path("hard").asBoolean(), meaning));
                i++;
            }
        }
        return all;
    }

    private static FailureReason expected(JsonNode recipient) {
        var extra =
                recipient.path("extra").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        if (extra.contains("auth-failure")) return AUTHENTICATION_FAILED;
        return REASONS.get(recipient.path("reason").asString());
    }

    private static FailureMeaning meaning(RuleBook book, Word.Receipt word) {
        return book.failure(word.failure()).actions().get(0);
    }
}
