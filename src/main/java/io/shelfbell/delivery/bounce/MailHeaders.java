package io.shelfbell.delivery.bounce;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Header fields in their order (RFC 5322 section 2.2), unfolded; lines that are no fields are passed over. */
record MailHeaders(List<Field> fields) {
    /** @param name in lower case */
    record Field(String name, String value) {}

    private static final int MOST = 500;
    private static final int LONGEST = 4_000;
    private static final Pattern FIELD = Pattern.compile("\\s{0,8}([A-Za-z][A-Za-z0-9_-]{0,60})[ \t]*:[ \t]*(.*)");

    MailHeaders {
        fields = List.copyOf(fields);
    }

    static MailHeaders of(Stream<String> lines) {
        var fields = new ArrayList<Field>();
        lines.forEach(line -> add(fields, line));
        return new MailHeaders(fields);
    }

    private static void add(List<Field> fields, String line) {
        var field = FIELD.matcher(line);
        boolean folded = !line.isEmpty() && Character.isWhitespace(line.charAt(0)) && !fields.isEmpty();
        if (folded) unfold(fields, line.strip());
        else if (field.matches() && fields.size() < MOST)
            fields.add(new Field(
                    field.group(1).toLowerCase(Locale.ROOT), cut(field.group(2).strip())));
    }

    private static void unfold(List<Field> fields, String more) {
        int last = fields.size() - 1;
        var field = fields.get(last);
        if (field.value().length() < LONGEST)
            fields.set(last, new Field(field.name(), cut((field.value() + " " + more).strip())));
    }

    private static String cut(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST);
    }

    static boolean isField(String line) {
        return !line.isEmpty()
                && !Character.isWhitespace(line.charAt(0))
                && FIELD.matcher(line).matches();
    }

    /** The first field of the name that says something. */
    Optional<String> first(String name) {
        return all(name).filter(value -> !value.isEmpty()).findFirst();
    }

    Stream<String> all(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).map(Field::value);
    }

    /** In lower case, encoded words (RFC 2047) decoded; blank if there is none. */
    String text(String name) {
        var value = first(name).orElse("");
        try {
            return MimeUtility.decodeText(value).toLowerCase(Locale.ROOT);
        } catch (UnsupportedEncodingException | RuntimeException e) {
            return value.toLowerCase(Locale.ROOT);
        }
    }
}
