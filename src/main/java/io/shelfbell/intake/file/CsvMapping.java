package io.shelfbell.intake.file;

import io.shelfbell.intake.Fields;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a CSV file says what a reading says.
 *
 * @param columns header by field of the reading
 * @param defaults what a field is where a row says nothing
 * @param decimalComma whether it is {@code 1.234,5} and not {@code 1,234.5}
 */
record CsvMapping(
        Map<String, String> columns,
        Map<String, String> defaults,
        char delimiter,
        char quote,
        Charset charset,
        boolean decimalComma,
        Moments moments) {
    static final List<String> FIELDS =
            List.of("id", "sku", "location", "onHand", "allocated", "onOrder", "expectedAt", "version", "observedAt");
    private static final List<String> REQUIRED = List.of("sku", "location", "onHand");

    static CsvMapping read(Fields config, Moments moments) {
        var columns = config.textMap("columns");
        var defaults = config.textMap("defaults");
        columns.keySet().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> unknown(config, "columns", name));
        defaults.keySet().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> unknown(config, "defaults", name));
        for (var field : REQUIRED) {
            if (!columns.containsKey(field) && !defaults.containsKey(field)) {
                config.complain("columns", "MISSING", "No column and no default for " + field + ".");
            }
        }
        return new CsvMapping(
                columns,
                defaults,
                single(config, "delimiter", ','),
                single(config, "quote", '"'),
                Objects.requireNonNullElse(
                        config.parsed("charset", "a charset such as ISO-8859-1", Charset::forName),
                        StandardCharsets.UTF_8),
                single(config, "decimal", '.') == ',',
                moments);
    }

    private static void unknown(Fields config, String where, String name) {
        config.complain(where, "UNKNOWN_FIELD", "A reading has no " + name + "; it has " + FIELDS + ".");
    }

    private static char single(Fields config, String name, char otherwise) {
        @Nullable String text = config.optionalText(name);
        if (!config.has(name)) return otherwise;
        if (text == null) return '\t'; // a tab is a blank text
        if (text.length() == 1) return text.charAt(0);
        if (text.equalsIgnoreCase("tab") || text.equals("\\t")) return '\t';
        config.complain(name, "NOT_READABLE", "Expected one character.");
        return otherwise;
    }
}
