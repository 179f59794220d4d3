package io.shelfbell.intake.channel;

import io.shelfbell.fact.Lane;
import io.shelfbell.intake.YamlFields;
import io.shelfbell.intake.YamlFile;
import io.shelfbell.intake.channel.OrderMapping.Expression;
import io.shelfbell.intake.channel.SalesChannel.AddressPolicy;
import io.shelfbell.intake.channel.SalesChannel.Door;
import io.shelfbell.intake.document.CsvDocuments;
import io.shelfbell.intake.document.DocumentReader;
import io.shelfbell.intake.document.EdiDocuments;
import io.shelfbell.intake.document.EdiDocuments.Loop;
import io.shelfbell.intake.document.Format;
import io.shelfbell.intake.document.JsonDocuments;
import io.shelfbell.intake.document.XmlDocuments;
import io.shelfbell.intake.reply.Replies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;
import org.yaml.snakeyaml.error.YAMLException;

/** The folder with two files for each channel: {@code <name>.yaml} and {@code <name>.jsonata}. One with errors never stops the others. */
public final class ChannelFolder {
    private static final Pattern FILE = Pattern.compile("(.*)\\.ya?ml");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final List<String> HEAD = List.of("key", "version", "event-time", "currency");
    private static final Set<String> SETTINGS = Set.of(
            "format",
            "orders",
            "is",
            "key",
            "version",
            "event-time",
            "currency",
            "tax",
            "lane",
            "totals",
            "address",
            "signature",
            "rhythm",
            "forbid",
            "folder",
            "csv",
            "loops",
            "idempotency-key",
            "replies");

    private final Path folder;
    private final PropertyResolver environment;

    /** @param environment resolves {@code ${PLACEHOLDERS}} in values */
    public ChannelFolder(Path folder, PropertyResolver environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /**
     * What is described there.
     *
     * @param errors each with its file and place
     */
    public record Channels(Map<String, SalesChannel> byName, List<String> errors) {}

    /** None where there is no folder. */
    public Channels read() {
        var channels = new LinkedHashMap<String, SalesChannel>();
        var errors = new ArrayList<String>();
        for (var file : files(errors)) {
            var name = FILE.matcher(file.getFileName().toString()).replaceFirst("$1");
            var own = new ArrayList<String>();
            var channel = read(name, file, own);
            if (own.isEmpty() && channel != null) channels.put(name, channel);
            own.forEach(error -> errors.add(file + ": " + error));
        }
        return new Channels(channels, errors);
    }

    private List<Path> files(List<String> errors) {
        try (var files = Files.list(folder)) {
            return files.filter(
                            file -> FILE.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            errors.add(folder + ": cannot be read: " + e.getMessage());
            return List.of();
        }
    }

    private @Nullable SalesChannel read(String name, Path file, List<String> errors) {
        if (!NAME.matcher(name).matches())
            errors.add("A channel is named with up to 40 small letters, digits and hyphens, a letter first.");
        try {
            var fields = new YamlFields("", YamlFile.read(file, environment), errors);
            fields.only(SETTINGS);
            var mapping = mapping(fields, Files.readString(folder.resolve(name + ".jsonata")));
            var reader = reader(fields);
            if (!errors.isEmpty() || reader == null || mapping == null) return null;
            return channel(name, fields, reader, mapping, errors);
        } catch (NoSuchFileException e) {
            errors.add("Its mapping is missing: " + e.getFile());
        } catch (IOException | YAMLException | IllegalArgumentException e) {
            errors.add("It cannot be read: " + e.getMessage());
        }
        return null;
    }

    private SalesChannel channel(
            String name, YamlFields fields, DocumentReader reader, OrderMapping mapping, List<String> errors) {
        var totals =
                fields.read("totals", either(fields, "totals", "lines - discount + shipping + tax"), TotalsFormula::of);
        var address = fields.read("address", either(fields, "address", "required"), word(AddressPolicy.class));
        var tax = fields.read("tax", fields.optional("tax"), word(Tax.class));
        var lane = fields.read("lane", fields.optional("lane"), word(Lane.class));
        var folders = fields.optional("folder");
        return new SalesChannel(
                name,
                reader,
                mapping,
                Objects.requireNonNullElseGet(totals, () -> TotalsFormula.of("lines")),
                Objects.requireNonNullElse(address, AddressPolicy.REQUIRED),
                tax == null ? null : tax == Tax.INCLUDED,
                Set.copyOf(fields.words("forbid")),
                new Door(
                        signature(fields, errors),
                        "required".equals(fields.optional("idempotency-key")),
                        folders == null ? null : Path.of(folders),
                        Objects.requireNonNullElse(lane, Lane.NORMAL),
                        fields.read("rhythm", fields.optional("rhythm"), Duration::parse),
                        replies(fields)));
    }

    /** Whether prices have it in them. */
    private enum Tax {
        INCLUDED,
        EXCLUDED
    }

    private static Set<String> replies(YamlFields fields) {
        var wanted = fields.words("replies");
        for (var one : wanted)
            if (!Replies.known().contains(one))
                fields.complain(
                        "replies", "There is no " + one + "; there are " + String.join(", ", Replies.known()) + ".");
        return Set.copyOf(wanted);
    }

    private static String either(YamlFields fields, String name, String otherwise) {
        var value = fields.optional(name);
        return value == null ? otherwise : value;
    }

    private static <E extends Enum<E>> java.util.function.Function<String, E> word(Class<E> type) {
        return text -> {
            try {
                return Enum.valueOf(
                        type,
                        text.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_'));
            } catch (IllegalArgumentException e) {
                var known = java.util.Arrays.stream(type.getEnumConstants())
                        .map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.joining(", "));
                throw new IllegalArgumentException("There is no " + text + "; there are " + known + ".", e);
            }
        };
    }

    private static @Nullable OrderMapping mapping(YamlFields fields, String order) {
        var orders = expression(fields, "orders", either(fields, "orders", "$"));
        var is = expression(fields, "is", either(fields, "is", "true"));
        var whole = fields.read("mapping", order, Expression::of);
        var head = new LinkedHashMap<String, Expression>();
        for (var name : HEAD) {
            var text = fields.optional(name);
            var expression = text == null ? null : expression(fields, name, text);
            if (expression != null) head.put(name, expression);
        }
        fields.required("key");
        return orders == null || is == null || whole == null ? null : new OrderMapping(orders, is, head, whole);
    }

    private static @Nullable Expression expression(YamlFields fields, String name, String text) {
        return fields.read(name, text, Expression::of);
    }

    private static @Nullable DocumentReader reader(YamlFields fields) {
        var format = fields.read("format", fields.required("format"), word(Format.class));
        if (format == null) return null;
        return switch (format) {
            case JSON -> new JsonDocuments();
            case XML -> new XmlDocuments();
            case CSV -> csv(fields);
            case X12 -> new EdiDocuments("ISA", loops(fields));
            case EDIFACT -> new EdiDocuments("UNB", loops(fields));
        };
    }

    private static DocumentReader csv(YamlFields fields) {
        var csv = fields.map("csv");
        var delimiter = csv.get("delimiter");
        if (!csv.containsKey("key")) fields.complain("csv", "It needs key: the column that tells orders apart.");
        if (delimiter != null && delimiter.length() != 1) fields.complain("csv", "A delimiter is one character.");
        return new CsvDocuments(
                delimiter == null || delimiter.isEmpty() ? null : delimiter.charAt(0), csv.getOrDefault("key", ""));
    }

    private static Loop loops(YamlFields fields) {
        return loop(fields.value("loops"));
    }

    private static Loop loop(@Nullable Object value) {
        var inside = new LinkedHashMap<String, Loop>();
        if (value instanceof Map<?, ?> map) map.forEach((tag, more) -> inside.put(String.valueOf(tag), loop(more)));
        if (value instanceof List<?> list) list.forEach(tag -> inside.put(String.valueOf(tag), Loop.NONE));
        return new Loop(inside);
    }

    private static @Nullable Signature signature(YamlFields fields, List<String> errors) {
        var values = fields.map("signature");
        if (values.isEmpty()) return null;
        var signature = new YamlFields("signature", values, errors);
        signature.only(Set.of("kind", "header", "secret"));
        var kind = signature.read("kind", signature.required("kind"), word(Signature.Kind.class));
        var secret = signature.optional("secret");
        if (kind == null || secret == null) return null; // without a secret the channel's callers need a key
        return signature.read("secret", secret, text -> Signature.of(kind, signature.optional("header"), text));
    }
}
