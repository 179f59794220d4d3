package io.shelfbell.command;

import static java.util.stream.Collectors.joining;

import io.shelfbell.command.terminal.CommandFailed;
import io.shelfbell.fact.OrderConcern.Noticed;
import io.shelfbell.intake.Finding;
import io.shelfbell.intake.channel.ChannelFolder.Channels;
import io.shelfbell.intake.channel.OrderDocuments;
import io.shelfbell.intake.channel.OrderDocuments.Found;
import io.shelfbell.intake.channel.SalesChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Whether mappings still make of their samples what somebody has looked at. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Reads the samples that stand beside the channels, <channel>.sample.json and the like, and compares each with the orders that are",
            "expected, in <sample>.orders.json, field by field. --accept writes what is read now; look at it before you keep it.",
            "Exit code 0: all are as expected; 1: one is not, or has no expectation."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  shelfbell intake test", "  shelfbell intake test toys --accept"})
final class IntakeTestCommand implements Callable<Integer> {
    private static final String EXPECTED = ".orders.json";
    private static final Pattern SAMPLE = Pattern.compile("(.+?)\\.sample[^.]*\\.[a-z0-9]+");

    /** Dates of samples are judged by it, so that they do not grow old. */
    private static final Instant THEN = Instant.parse("2026-11-26T12:00:00Z");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "CHANNEL", description = "Names in config/channels (default: all).")
    private List<String> names = List.of();

    @Option(names = "--accept", description = "Expect from now on what is read now.")
    private boolean accept;

    @Override
    public Integer call() throws IOException {
        var channels = IntakeCommand.channels();
        boolean failed = false;
        int samples = 0;
        for (var folder : IntakeCommand.folders())
            for (var sample : samples(folder)) {
                samples++;
                failed |= !isAsExpected(sample, channels);
            }
        if (samples == 0) throw new CommandFailed("There is no sample, such as toys.sample.json beside toys.yaml.");
        return failed ? 1 : 0;
    }

    private List<Path> samples(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> {
                        var name = SAMPLE.matcher(file.getFileName().toString());
                        return name.matches() && (names.isEmpty() || names.contains(name.group(1)));
                    })
                    .sorted()
                    .toList();
        }
    }

    private boolean isAsExpected(Path sample, Channels channels) throws IOException {
        var name = SAMPLE.matcher(sample.getFileName().toString()).replaceFirst("$1");
        var read = read(IntakeCommand.channel(name, channels), Files.readAllBytes(sample));
        var expected = sample.resolveSibling(sample.getFileName() + EXPECTED);
        if (accept) Files.writeString(expected, JSON.writeValueAsString(read) + "\n");
        var differences = Files.exists(expected)
                ? OrderDifferences.between(JSON.readTree(Files.readString(expected)), read)
                        .told()
                : List.of("no " + expected.getFileName() + " yet: --accept writes it");
        spec.commandLine().getOut().println(sample + ": " + (differences.isEmpty() ? "as expected" : "differs"));
        differences.forEach(one -> spec.commandLine().getOut().println("    " + one));
        return differences.isEmpty();
    }

    /** Every order, and what was noticed about it. */
    private static ArrayNode read(SalesChannel channel, byte[] body) {
        var all = JSON.createArrayNode();
        for (var found : OrderDocuments.read(channel, body, THEN)) {
            var one = all.addObject();
            if (found instanceof Found.Order order) one.set("order", said(OrderDifferences.tree(order.order())));
            one.set("noticed", JSON.valueToTree(noticed(found)));
        }
        return all;
    }

    /** Without what the order does not say. */
    private static JsonNode said(JsonNode node) {
        if (node.isArray()) {
            var array = JSON.createArrayNode();
            node.forEach(element -> array.add(said(element)));
            return array;
        }
        if (!node.isObject()) return node;
        var object = JSON.createObjectNode();
        node.properties().stream()
                .filter(entry -> !entry.getValue().isNull()
                        && !(entry.getValue().isContainer() && entry.getValue().isEmpty()))
                .forEach(entry -> object.set(entry.getKey(), said(entry.getValue())));
        return object;
    }

    private static List<String> noticed(Found found) {
        var told = new ArrayList<String>();
        if (found instanceof Found.Order order) for (var noticed : order.noticed()) told.add(text(noticed));
        else if (found instanceof Found.None none)
            told.add(none.why().stream().map(Finding::code).collect(joining(" ")));
        return told.stream().filter(one -> !one.isEmpty()).toList();
    }

    /** {@code ORDER} and {@code LINE} are noticed of every one. */
    private static String text(Noticed noticed) {
        return switch (noticed.kind()) {
            case ORDER, LINE -> "";
            default ->
                (noticed.pointer() + " " + noticed.kind() + (noticed.detail() == null ? "" : " " + noticed.detail()))
                        .strip();
        };
    }
}
