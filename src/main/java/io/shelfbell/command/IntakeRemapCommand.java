package io.shelfbell.command;

import io.shelfbell.fact.CanonicalOrder;
import io.shelfbell.intake.channel.OrderDocuments;
import io.shelfbell.intake.channel.OrderDocuments.Found;
import io.shelfbell.intake.channel.SalesChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a changed mapping would make of the bodies that came in. Changes nothing. */
@Command(
        name = "remap",
        mixinStandardHelpOptions = true,
        description = {
            "Reads the stored bodies of a channel again, by its files as they are here now, and compares each order with what is stored,",
            "field by field. Changes nothing. Exit code 1: a difference of money, quantity or identity, or an order that is none any more."
        })
final class IntakeRemapCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 200;

    /** What must not change by a mapping. */
    private static final Pattern GRAVE = Pattern.compile(
            "/(externalId|version|kind|currency)|/totals/.*|/lines/[0-9]+/(lineId|sku|quantity|open|unit|unitPrice|amount|discount|tax|change)");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CHANNEL", description = "A name in config/channels.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @Option(names = "--dry-run", description = "Only compare; there is nothing else yet.")
    private boolean dryRun;

    @Option(names = "--limit", description = "The newest so many bodies (default: ${DEFAULT-VALUE}).")
    private int limit = 10_000;

    private record Stored(UUID intakeId, byte[] body, Instant receivedAt) {}

    private int bodies;
    private int orders;
    private int different;
    private int grave;

    @Override
    public Integer call() {
        var channel = IntakeCommand.channel(name);
        var ours = ConfiguredDatabase.open();
        Instant before = Instant.now().plusSeconds(3600);
        while (bodies < limit) {
            var page = page(ours, before);
            if (page.isEmpty()) break;
            page.forEach(stored -> compare(channel, stored, versions(ours, stored.intakeId())));
            before = page.get(page.size() - 1).receivedAt();
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "%d bodies, %d orders: %d differ, %d of them in money, quantity or identity.%n",
                        bodies, orders, different, grave);
        return grave == 0 ? 0 : 1;
    }

    private List<Stored> page(JdbcClient ours, Instant before) {
        return ours.sql("""
                select intake_id, body, received_at from intake
                where channel = :channel and received_at < :before::timestamptz order by received_at desc limit :limit
                """)
                .param("channel", name)
                .param("before", before.toString())
                .param("limit", Math.min(PAGE, limit - bodies))
                .query((row, n) -> new Stored(
                        row.getObject(1, UUID.class),
                        row.getBytes(2),
                        row.getTimestamp(3).toInstant()))
                .list();
    }

    private static Map<String, JsonNode> versions(JdbcClient ours, UUID intakeId) {
        var versions = new TreeMap<String, JsonNode>();
        ours.sql("select order_id, canonical from order_version where intake_id = :id")
                .param("id", intakeId)
                .query(row -> {
                    versions.put(row.getString(1), JSON.readTree(row.getString(2)));
                });
        return versions;
    }

    private void compare(SalesChannel channel, Stored stored, Map<String, JsonNode> versions) {
        bodies++;
        var now = new TreeMap<String, JsonNode>();
        for (var found : OrderDocuments.read(channel, stored.body(), stored.receivedAt()))
            if (found instanceof Found.Order order) now.put(order.order().id(), tree(order.order()));
        versions.forEach((id, was) -> {
            orders++;
            var is = now.get(id);
            var differences = new ArrayList<String>();
            if (is == null) differences.add("/externalId: it is no order any more");
            else differ("", was, is, differences);
            if (!differences.isEmpty()) tell(stored, id, differences);
        });
    }

    private static JsonNode tree(CanonicalOrder order) {
        return JSON.readTree(JSON.writeValueAsString(order));
    }

    private void tell(Stored stored, String id, List<String> differences) {
        different++;
        boolean isGrave = differences.stream()
                .anyMatch(
                        one -> GRAVE.matcher(one.substring(0, one.indexOf(':'))).matches());
        if (isGrave) grave++;
        spec.commandLine().getOut().println((isGrave ? "! " : "  ") + id + " (intake " + stored.intakeId() + ")");
        differences.forEach(one -> spec.commandLine().getOut().println("    " + one));
    }

    private static void differ(
            String pointer, @Nullable JsonNode was, @Nullable JsonNode is, List<String> differences) {
        if (same(was, is)) return;
        if (was != null && is != null && was.isObject() && is.isObject()) {
            var names = new java.util.TreeSet<>(was.propertyNames());
            names.addAll(is.propertyNames());
            names.forEach(name -> differ(pointer + "/" + name, was.get(name), is.get(name), differences));
        } else if (was != null && is != null && was.isArray() && is.isArray() && was.size() == is.size()) {
            for (int i = 0; i < was.size(); i++) differ(pointer + "/" + i, was.get(i), is.get(i), differences);
        } else {
            differences.add(pointer + ": was " + was + ", is " + is);
        }
    }

    /** A number may be written with more or fewer zeros; a set in another sequence. */
    private static boolean same(@Nullable JsonNode was, @Nullable JsonNode is) {
        if (was == null || is == null)
            return was == is || was == null && is != null && is.isNull() || is == null && was != null && was.isNull();
        if (was.isNumber() && is.isNumber()) return was.decimalValue().compareTo(is.decimalValue()) == 0;
        if (was.isArray() && is.isArray() && was.valueStream().allMatch(JsonNode::isString))
            return was.valueStream()
                    .map(JsonNode::asString)
                    .sorted()
                    .toList()
                    .equals(is.valueStream().map(JsonNode::asString).sorted().toList());
        return was.equals(is);
    }
}
