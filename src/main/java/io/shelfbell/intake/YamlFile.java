package io.shelfbell.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A file of settings, with {@code ${PLACEHOLDERS}} in its values. */
public final class YamlFile {
    private YamlFile() {}

    /**
     * @throws IllegalArgumentException for a placeholder that nothing stands for
     * @throws org.yaml.snakeyaml.error.YAMLException when it is no YAML
     */
    public static @Nullable Object read(Path file, PropertyResolver environment) throws IOException {
        return resolved(new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file)), environment);
    }

    private static @Nullable Object resolved(@Nullable Object value, PropertyResolver environment) {
        if (value instanceof String text) return environment.resolveRequiredPlaceholders(text);
        if (value instanceof List<?> list)
            return list.stream().map(one -> resolved(one, environment)).toList();
        if (!(value instanceof Map<?, ?> map)) return value;
        var resolved = new LinkedHashMap<Object, @Nullable Object>();
        map.forEach((key, one) -> resolved.put(key, resolved(one, environment)));
        return resolved;
    }
}
