package io.shelfbell.intake.source;

import io.shelfbell.intake.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.env.PropertyResolver;
import org.yaml.snakeyaml.error.YAMLException;

/** The folder with one file for each source. A file that cannot be read is a source with errors, and never stops the others. */
public final class SourceFolder {
    /** A slot, a publication and a topic are named after the source. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private static final Pattern FILE = Pattern.compile("(.*)\\.ya?ml");

    /** They come as files, and are read by that door. */
    private static final Set<String> OTHERS = Set.of("csv", "x12-846", "edifact-invrpt");

    private final Path folder;
    private final PropertyResolver environment;

    /** @param environment resolves {@code ${PLACEHOLDERS}} in values */
    public SourceFolder(Path folder, PropertyResolver environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** In the order of their names; none where there is no folder. */
    public List<SourceFile> read() {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> FILE.matcher(name(file)).matches())
                    .sorted()
                    .map(this::read)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            return List.of(broken("sources", folder, "cannot be read: " + e.getMessage()));
        }
    }

    /** Empty for one that is no database. */
    private Optional<SourceFile> read(Path file) {
        var matcher = FILE.matcher(name(file));
        var name = matcher.matches() ? matcher.group(1) : "";
        var errors = new ArrayList<String>();
        if (!NAME.matcher(name).matches())
            errors.add("A source is named with up to 40 small letters, digits and hyphens, a letter first.");
        SourceSettings settings = null;
        try {
            var yaml = YamlFile.read(file, environment);
            if (yaml instanceof Map<?, ?> map && OTHERS.contains(String.valueOf(map.get("kind"))))
                return Optional.empty();
            settings = new SettingsReader(errors).read(name, yaml);
        } catch (IOException | YAMLException | IllegalArgumentException e) {
            errors.add("It cannot be read: " + e.getMessage());
        }
        return Optional.of(new SourceFile(
                name,
                file,
                errors.isEmpty() ? settings : null,
                errors.stream().map(error -> file + ": " + error).toList()));
    }

    private static SourceFile broken(String name, Path file, String why) {
        return new SourceFile(name, file, null, List.of(file + ": " + why));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
