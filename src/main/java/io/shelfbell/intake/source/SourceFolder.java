package io.shelfbell.intake.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** The folder with one file for each source. A file that cannot be read is a source with errors, and never stops the others. */
public final class SourceFolder {
    /** A slot, a publication and a topic are named after the source. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private static final Pattern FILE = Pattern.compile("(.*)\\.ya?ml");

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
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            return List.of(broken("sources", folder, "cannot be read: " + e.getMessage()));
        }
    }

    private SourceFile read(Path file) {
        var matcher = FILE.matcher(name(file));
        var name = matcher.matches() ? matcher.group(1) : "";
        var errors = new ArrayList<String>();
        if (!NAME.matcher(name).matches())
            errors.add("A source is named with up to 40 small letters, digits and hyphens, a letter first.");
        var settings = settings(name, file, errors);
        return new SourceFile(
                name,
                file,
                errors.isEmpty() ? settings : null,
                errors.stream().map(error -> file + ": " + error).toList());
    }

    private @Nullable SourceSettings settings(String name, Path file, List<String> errors) {
        try {
            var yaml =
                    new Yaml(new SafeConstructor(new LoaderOptions())).<@Nullable Object>load(Files.readString(file));
            return new SettingsReader(errors).read(name, resolved(yaml));
        } catch (IOException | YAMLException | IllegalArgumentException e) {
            errors.add("It cannot be read: " + e.getMessage());
            return null;
        }
    }

    private @Nullable Object resolved(@Nullable Object value) {
        if (value instanceof String text) return environment.resolveRequiredPlaceholders(text);
        if (value instanceof List<?> list)
            return list.stream().map(this::resolved).toList();
        if (!(value instanceof Map<?, ?> map)) return value;
        var resolved = new java.util.LinkedHashMap<Object, @Nullable Object>();
        map.forEach((key, one) -> resolved.put(key, resolved(one)));
        return resolved;
    }

    private static SourceFile broken(String name, Path file, String why) {
        return new SourceFile(name, file, null, List.of(file + ": " + why));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
