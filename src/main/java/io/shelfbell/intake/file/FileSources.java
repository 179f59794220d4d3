package io.shelfbell.intake.file;

import io.shelfbell.intake.Fields;
import io.shelfbell.intake.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sources that come as files, as {@code <name>.yaml} describes them. One that is described wrongly is left out and told about. */
@Component
class FileSources {
    private static final Logger LOG = LoggerFactory.getLogger(FileSources.class);
    private static final Pattern FILE = Pattern.compile("(.*)\\.ya?ml");

    private final Map<String, Source> sources = new TreeMap<>();

    FileSources(@Value("${shelfbell.sources.directory:config/sources}") Path directory, JsonMapper json) {
        for (var file : files(directory)) load(file, json);
    }

    Optional<Source> find(String name) {
        return Optional.ofNullable(sources.get(name));
    }

    Collection<Source> all() {
        return sources.values();
    }

    private static List<Path> files(Path directory) {
        if (!Files.isDirectory(directory)) return List.of();
        try (var files = Files.list(directory)) {
            return files.filter(file -> FILE.matcher(file.toString()).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load(Path file, JsonMapper json) {
        var findings = new ArrayList<Finding>();
        try (var text = Files.newBufferedReader(file)) {
            JsonNode tree = json.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
            var fileName = file.getFileName().toString();
            var name = FILE.matcher(fileName).replaceFirst("$1");
            var source = read(name, new Fields(tree, "", findings));
            if (source != null && findings.isEmpty()) sources.put(name, source);
        } catch (YAMLException | IOException e) {
            findings.add(new Finding("", "MALFORMED", String.valueOf(e.getMessage())));
        }
        findings.forEach(finding ->
                LOG.error("source={} at={} {}: {}", file, finding.pointer(), finding.code(), finding.message()));
    }

    /** Null for a kind that others read. */
    private static @Nullable Source read(String name, Fields config) {
        var zone = Objects.requireNonNullElse(
                config.parsed("zone", "a time zone such as Europe/Berlin", ZoneId::of), ZoneOffset.UTC);
        var format = format(Objects.requireNonNullElse(config.optionalText("kind"), ""), config, zone);
        if (format == null) return null;
        if (name.equals("readings")) config.complain("", "RESERVED", "No source may be called readings.");
        var folder = config.parsed("folder", "a folder", Path::of);
        var done = Objects.requireNonNullElse(config.optionalText("done"), "done");
        var failed = Objects.requireNonNullElse(config.optionalText("failed"), "failed");
        return new Source(name, format, folder, done, failed);
    }

    private static Source.@Nullable Format format(String kind, Fields config, ZoneId zone) {
        return switch (kind) {
            case "csv" -> {
                var pattern =
                        config.parsed("dateFormat", "a pattern such as dd.MM.yyyy HH:mm", DateTimeFormatter::ofPattern);
                yield new Source.Format.Csv(CsvMapping.read(config, new Moments(zone, pattern)));
            }
            case "x12-846" -> new Source.Format.Advice(EdiMapping.readAdvice(config, zone));
            case "edifact-invrpt" -> new Source.Format.Report(EdiMapping.readReport(config, zone));
            default -> null;
        };
    }
}
