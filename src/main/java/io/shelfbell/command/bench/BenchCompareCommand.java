package io.shelfbell.command.bench;

import io.shelfbell.command.terminal.CommandFailed;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What two results of one measurement say differently. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description =
                "Shows the numbers of two results that --json wrote, side by side, and how the second one is to the first.",
        footerHeading = "%nExample:%n",
        footer = "  shelfbell bench compare before.json target/bench/intake.json")
final class BenchCompareCommand implements Callable<Integer> {
    private static final JsonMapper JSON = new JsonMapper();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "BEFORE.json", description = "An earlier result.")
    @SuppressWarnings("NullAway.Init")
    private Path before;

    @Parameters(index = "1", paramLabel = "AFTER.json", description = "A later one.")
    @SuppressWarnings("NullAway.Init")
    private Path after;

    @Override
    public Integer call() throws IOException {
        var was = numbers(before);
        var is = numbers(after);
        var names = new TreeMap<String, BigDecimal>(was);
        names.putAll(is);
        var out = spec.commandLine().getOut();
        out.printf("%-40s%14s%14s%10s%n", "", "before", "after", "change");
        for (var name : names.keySet())
            out.printf(
                    "%-40s%14s%14s%10s%n", name, text(was, name), text(is, name), change(was.get(name), is.get(name)));
        return 0;
    }

    private static String text(Map<String, BigDecimal> numbers, String name) {
        var number = numbers.get(name);
        return number == null ? "-" : number.stripTrailingZeros().toPlainString();
    }

    private static String change(@Nullable BigDecimal was, @Nullable BigDecimal is) {
        if (was == null || is == null || was.signum() == 0) return "";
        double percent = 100 * (is.doubleValue() / was.doubleValue() - 1);
        return String.format(Locale.ROOT, "%+.1f %%", percent);
    }

    private static Map<String, BigDecimal> numbers(Path file) throws IOException {
        if (!Files.isRegularFile(file)) throw new CommandFailed("There is no file " + file + ".");
        var numbers = new TreeMap<String, BigDecimal>();
        try {
            collect("", JSON.readTree(Files.readString(file)), numbers);
        } catch (JacksonException e) {
            throw new CommandFailed(file + " is no result of a measurement: " + e.getOriginalMessage(), e);
        }
        return numbers;
    }

    private static void collect(String name, JsonNode node, Map<String, BigDecimal> numbers) {
        if (node.isNumber()) numbers.put(name, node.decimalValue());
        node.properties()
                .forEach(entry -> collect(
                        name.isEmpty() ? entry.getKey() : name + "." + entry.getKey(), entry.getValue(), numbers));
    }
}
