package io.shelfbell.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON from strangers (RFC 8259), as a tree. Repeated names do not hide each other: they are findings at their place, so that one bad
 * element of an array does not spoil the others. NaN and Infinity are read for the same reason; whoever wants a number refuses them.
 *
 * @param repeated a finding for each name that an object has twice
 */
public record JsonText(JsonNode root, List<Finding> repeated) {
    private static final int DEPTH = 64;
    private static final int REPEATED = 1_000;

    /** What the parser says about itself: its settings, and where it keeps the text. */
    private static final Pattern INSIDES =
            Pattern.compile("[:(]? *enable `[^`]*`[^)]*\\)?| *\\((start marker|for \\w+ starting) at \\[Source.*]\\)");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNumberLength(400)
                    .maxStringLength(1_000_000)
                    .build())
            .build();

    /** Not JSON at all, or nested more deeply than anything sensible is. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message);
        }
    }

    public static JsonText parse(byte[] bytes) throws Malformed {
        var repeated = new ArrayList<Finding>();
        requireUtf8(bytes);
        try (var parser = JSON.createParser(bytes)) {
            if (parser.nextToken() == null) throw new Malformed("The body is empty.");
            var root = value(parser, "", repeated);
            if (parser.nextToken() != null) throw new Malformed("There is more text after the end of the JSON value.");
            return new JsonText(root, List.copyOf(repeated));
        } catch (StreamConstraintsException e) {
            throw new Malformed("The JSON is nested more than " + DEPTH
                    + " levels deep, or has a number or text that is too long.");
        } catch (StreamReadException e) {
            var at = e.getLocation();
            throw new Malformed("Not JSON at line %d, column %d: %s"
                    .formatted(
                            at.getLineNr(),
                            at.getColumnNr(),
                            INSIDES.matcher(e.getOriginalMessage()).replaceAll("")));
        } catch (JacksonIOException e) {
            throw new Malformed("Not JSON in UTF-8.");
        } catch (NumberFormatException e) {
            throw new Malformed("A number has an exponent that is too long.");
        }
    }

    /** The parser lets overlong forms pass, in which a slash can hide (RFC 3629 section 10). */
    private static void requireUtf8(byte[] bytes) throws Malformed {
        var text = ByteBuffer.wrap(bytes);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(text);
        } catch (CharacterCodingException e) {
            throw new Malformed("Not JSON in UTF-8: see byte " + text.position() + ".");
        }
    }

    private static JsonNode value(JsonParser parser, String pointer, List<Finding> repeated) throws Malformed {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, pointer, repeated);
            case START_ARRAY -> array(parser, pointer, repeated);
            case VALUE_STRING -> NODES.stringNode(parser.getString());
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    /** An exponent that a BigDecimal cannot hold is as good as infinite. */
    private static JsonNode decimal(JsonParser parser) {
        if (parser.isNaN()) return NODES.numberNode(parser.getDoubleValue());
        try {
            return NODES.numberNode(parser.getDecimalValue());
        } catch (NumberFormatException e) {
            return NODES.numberNode(Double.NaN);
        }
    }

    private static ObjectNode object(JsonParser parser, String pointer, List<Finding> repeated) throws Malformed {
        var object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            var at = pointer + "/" + escape(name);
            parser.nextToken();
            var replaced = object.replace(name, value(parser, at, repeated));
            if (replaced != null) repeated.add(new Finding(at, "REPEATED_NAME", "The object has this name twice."));
            if (repeated.size() > REPEATED) throw new Malformed("More than " + REPEATED + " names are repeated.");
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser, String pointer, List<Finding> repeated) throws Malformed {
        var array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, pointer + "/" + array.size(), repeated));
        }
        return array;
    }

    /** RFC 6901 section 3. */
    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
