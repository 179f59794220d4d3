package io.shelfbell.delivery.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The groups of fields about recipients in a delivery status notification (RFC 3464 section 2.3). They are found in any text, because
 * servers put them into parts of another name, without their part, or with empty lines where none belong.
 */
final class StatusReport {
    private static final List<String> RECIPIENTS =
            List.of("original-recipient", "final-recipient", "x-actual-recipient");
    private static final List<String> FACTS = List.of("action", "status", "diagnostic-code");
    private static final List<String> ONCE = List.of("original-recipient", "final-recipient", "action", "status");
    private static final Pattern BLANK_LINES = Pattern.compile("\n[ \t]*\n");
    private static final Pattern FIRST =
            Pattern.compile("\\s*(reporting-mta|(original|final)-recipient|action)\\s*:", Pattern.CASE_INSENSITIVE);
    private static final int MOST = 50;

    private StatusReport() {}

    /** Whether a line is the first of a report. */
    static boolean begins(String line) {
        return FIRST.matcher(line).lookingAt();
    }

    /** One group each, those that name a recipient and say something about it; a group without a recipient belongs to the one before. */
    static List<MailHeaders> groups(String text) {
        var groups = new ArrayList<MailHeaders>();
        for (var fields : paragraphs(text).flatMap(StatusReport::apart).toList()) {
            boolean named = has(fields, RECIPIENTS);
            if (!has(fields, FACTS) && !named || groups.size() >= MOST) continue;
            if (named || groups.isEmpty()) groups.add(fields);
            else groups.set(groups.size() - 1, together(groups.get(groups.size() - 1), fields));
        }
        groups.removeIf(group -> !has(group, FACTS));
        return groups;
    }

    private static MailHeaders together(MailHeaders group, MailHeaders more) {
        return new MailHeaders(
                Stream.of(group.fields(), more.fields()).flatMap(List::stream).toList());
    }

    private static boolean has(MailHeaders fields, List<String> names) {
        return names.stream().anyMatch(name -> fields.first(name).isPresent());
    }

    private static Stream<MailHeaders> paragraphs(String text) {
        return BLANK_LINES.splitAsStream(text).map(paragraph -> MailHeaders.of(paragraph.lines()));
    }

    /** A field that comes again begins the next group, for want of an empty line. */
    private static Stream<MailHeaders> apart(MailHeaders paragraph) {
        var groups = new ArrayList<MailHeaders>();
        var current = new ArrayList<MailHeaders.Field>();
        for (var field : paragraph.fields()) {
            boolean again = ONCE.contains(field.name())
                    && current.stream().anyMatch(other -> other.name().equals(field.name()));
            if (again) {
                groups.add(new MailHeaders(current));
                current.clear();
            }
            current.add(field);
        }
        groups.add(new MailHeaders(current));
        return groups.stream();
    }

    /** The address that we wrote to, if the report kept it, or the one that it became. */
    static Optional<String> recipient(MailHeaders group) {
        return RECIPIENTS.stream()
                .flatMap(group::all)
                .flatMap(value -> Address.in(value).stream())
                .findFirst();
    }

    /** Without the type before it, such as {@code smtp;}. */
    static String diagnostic(MailHeaders group) {
        return group.all("diagnostic-code")
                .map(value ->
                        value.replaceFirst("^\\s*[A-Za-z0-9-]{1,20}\\s*;", "").strip())
                .collect(Collectors.joining(" "));
    }
}
