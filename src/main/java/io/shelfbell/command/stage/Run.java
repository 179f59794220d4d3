package io.shelfbell.command.stage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where a measurement works, and where its result goes: the options that all of them have. */
public final class Run {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--keep", description = "Keep logs and databases in this folder, which must be empty.")
    private @Nullable Path keep;

    @Option(
            names = "--json",
            arity = "0..1",
            paramLabel = "FILE",
            fallbackValue = "",
            description = "Write the result as JSON, too (without FILE: target/bench/<command>.json).")
    private @Nullable String json;

    @FunctionalInterface
    public interface Measurement {
        Outcome in(Path folder) throws IOException, InterruptedException, SQLException;
    }

    /** 0 when it passed, 1 when it did not. */
    public int of(Measurement measurement) throws IOException, InterruptedException, SQLException {
        var folder = keep == null ? Files.createTempDirectory("shelfbell-bench") : Files.createDirectories(keep);
        if (!isEmpty(folder))
            throw new ParameterException(
                    spec.commandLine(),
                    "--keep: " + folder + " is not empty; old logs and data would be counted, too.");
        try {
            return tell(measurement.in(folder));
        } finally {
            if (keep == null) FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private int tell(Outcome outcome) throws IOException {
        var out = spec.commandLine().getOut();
        out.print(outcome.table());
        if (json != null) {
            var file = Path.of(json.isEmpty() ? "target/bench/" + spec.name() + ".json" : json);
            Files.createDirectories(file.toAbsolutePath().getParent());
            JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValue(file.toFile(), outcome);
            out.println("Written to " + file + ".");
        }
        out.flush();
        return outcome.passed() ? 0 : 1;
    }
}
