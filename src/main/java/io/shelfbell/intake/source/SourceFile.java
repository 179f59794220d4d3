package io.shelfbell.intake.source;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source as it is configured, or what is wrong with it.
 *
 * @param settings null when there are errors
 * @param errors each with its place, such as {@code config/sources/wms.yaml: tables[0].sku: ...}
 */
public record SourceFile(String name, Path file, @Nullable SourceSettings settings, List<String> errors) {}
