package io.shelfbell.delivery.bounce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whom a report in plain words is about, and what it says about each. */
final class FailedAddresses {
    /** An address that begins its line, alone or before an explanation. */
    private static final Pattern LEADING = Pattern.compile(
            "^[\\s*>|<\"'(-]{0,12}(" + Address.PATTERN + ")[>\"')]{0,3}(?:\\s*[:;,.\\[(]|\\s*$|\\s+\\S.*)");
    /** An address that a sentence names as the one that failed. */
    private static final Pattern NAMED = Pattern.compile(
            "(?:deliver(?:ed|ing)?\\b.{0,40}?\\bto|undeliverable to|rcpt to|recipient(?: address)?|user ?id|^\\s*\\d{3})[\\s:<]{1,4}("
                    + Address.PATTERN + ")",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ELSEWHERE = Pattern.compile(
            "mail from|^\\s*(from|sender|reply-to|to|cc)\\s*:|contact|assistance|support@|mailto:",
            Pattern.CASE_INSENSITIVE);

    private FailedAddresses() {}

    /**
     * What is said about each address, by address; the text of a single one is all that is said.
     *
     * @param reporters addresses of those who write the report and who read it
     */
    static Map<String, String> of(List<String> lines, MailHeaders headers, Set<String> reporters) {
        var named = headers.all("x-failed-recipients")
                .flatMap(value -> Stream.of(value.split(",")))
                .flatMap(value -> Address.in(value).stream())
                .collect(Collectors.toCollection(ArrayList::new));
        if (named.isEmpty()) named.addAll(found(lines, LEADING, reporters));
        if (named.isEmpty()) named.addAll(found(lines, NAMED, reporters));
        return texts(lines, named.stream().distinct().toList());
    }

    private static List<String> found(List<String> lines, Pattern pattern, Set<String> reporters) {
        return lines.stream()
                .filter(line -> !ELSEWHERE.matcher(line).find())
                .flatMap(line -> pattern.matcher(line).results().limit(3))
                .map(found -> Address.tidy(found.group(1)))
                .filter(address -> !reporters.contains(address))
                .distinct()
                .limit(20)
                .toList();
    }

    private static Map<String, String> texts(List<String> lines, List<String> addresses) {
        var texts = new LinkedHashMap<String, String>();
        if (addresses.size() == 1) texts.put(addresses.get(0), String.join("\n", lines));
        if (addresses.size() <= 1) return texts;
        addresses.forEach(address -> texts.put(address, ""));
        var about = "";
        for (var line : lines) {
            var mentioned = mentioned(line, addresses);
            if (!mentioned.isEmpty()) about = mentioned;
            if (!about.isEmpty())
                texts.merge(about, line, (before, more) -> before.isEmpty() ? more : before + "\n" + more);
        }
        return texts;
    }

    private static String mentioned(String line, List<String> addresses) {
        var lower = line.toLowerCase(Locale.ROOT);
        return addresses.stream().filter(lower::contains).findFirst().orElse("");
    }
}
