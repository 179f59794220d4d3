package io.shelfbell.command;

import io.shelfbell.command.service.Connection;
import io.shelfbell.command.terminal.CommandFailed;
import io.shelfbell.intake.channel.OrderDocuments;
import io.shelfbell.intake.channel.OrderDocuments.Found;
import io.shelfbell.intake.channel.SalesChannel;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a changed mapping makes of the bodies that came in. */
@Command(
        name = "remap",
        mixinStandardHelpOptions = true,
        description = {
            "Reads the stored bodies of a channel again, by its files as they are here now, and compares each order with what is stored,",
            "field by field. Changes nothing, unless --apply asks the running service, which must have the new mapping, to take what",
            "differs. Stops before that when money, a quantity or the identity of an order is another one; --even-if-grave does not.",
            "Exit code 1: there is such a difference, or an order that is none any more."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  shelfbell intake remap toys --dry-run", "  shelfbell intake remap toys --apply"})
final class IntakeRemapCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 200;
    private static final UUID LAST = new UUID(-1, -1);
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private Connection connection = new Connection();

    @Parameters(index = "0", arity = "0..1", paramLabel = "CHANNEL", description = "A name in config/channels.")
    private @Nullable String first;

    @Option(names = "--channel", paramLabel = "CHANNEL", description = "The same.")
    private @Nullable String option;

    @Option(names = "--dry-run", description = "Only compare, as without --apply.")
    private boolean dryRun;

    @Option(names = "--apply", description = "Have the service take what differs.")
    private boolean apply;

    @Option(names = "--even-if-grave", description = "Also differences of money, quantity and identity.")
    private boolean evenIfGrave;

    @Option(names = "--limit", description = "The newest so many bodies (default: ${DEFAULT-VALUE}).")
    private int limit = 10_000;

    private record Stored(UUID intakeId, byte[] body, Instant receivedAt) {}

    private final List<UUID> changed = new ArrayList<>();
    private int bodies;
    private int orders;
    private int different;
    private int grave;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (dryRun && apply) throw new CommandFailed("Either --dry-run or --apply.");
        var name = first == null ? option : first;
        if (name == null) throw new ParameterException(spec.commandLine(), "Which channel?");
        var channel = IntakeCommand.channel(name);
        var ours = ConfiguredDatabase.open();
        var before = END;
        var beforeId = LAST;
        while (bodies < limit) {
            var page = page(ours, channel, before, beforeId);
            if (page.isEmpty()) break;
            page.forEach(stored -> compare(channel, stored, versions(ours, stored.intakeId())));
            before = page.get(page.size() - 1).receivedAt();
            beforeId = page.get(page.size() - 1).intakeId();
        }
        out("%d bodies, %d orders: %d differ, %d of them in money, quantity or identity."
                .formatted(bodies, orders, different, grave));
        if (apply && (grave == 0 || evenIfGrave)) apply();
        else if (apply) out("Nothing was changed.");
        return grave == 0 ? 0 : 1;
    }

    private void apply() throws IOException, InterruptedException {
        var service = connection.open();
        for (var intake : changed) service.post("/api/v1/intake/" + intake + "/remap", "");
        out("The service has taken %d bodies anew.".formatted(changed.size()));
    }

    private void out(String line) {
        spec.commandLine().getOut().println(line);
    }

    private List<Stored> page(JdbcClient ours, SalesChannel channel, Instant before, UUID beforeId) {
        return ours.sql("""
                select intake_id, body, received_at from intake
                where channel = :channel and (received_at, intake_id) < (:before::timestamptz, :beforeId)
                order by received_at desc, intake_id desc limit :limit
                """)
                .param("channel", channel.name())
                .param("before", before.toString())
                .param("beforeId", beforeId)
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
            if (found instanceof Found.Order order) now.put(order.order().id(), OrderDifferences.tree(order.order()));
        versions.forEach((id, was) -> {
            orders++;
            var differences = OrderDifferences.between(was, now.get(id));
            if (!differences.told().isEmpty()) tell(stored, id, differences);
        });
    }

    private void tell(Stored stored, String id, OrderDifferences differences) {
        different++;
        if (differences.isGrave()) grave++;
        if (!changed.contains(stored.intakeId())) changed.add(stored.intakeId());
        out((differences.isGrave() ? "! " : "  ") + id + " (intake " + stored.intakeId() + ")");
        differences.told().forEach(one -> out("    " + one));
    }
}
