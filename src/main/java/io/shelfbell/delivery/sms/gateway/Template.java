package io.shelfbell.delivery.sms.gateway;

import io.shelfbell.delivery.sms.text.TextMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code {names}} in settings. */
final class Template {
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");
    private static final Set<String> KNOWN = Set.of("to", "digits", "text", "messageId");

    private Template() {}

    /** @throws IllegalArgumentException for a name that stands for nothing */
    static void check(Set<String> values, Iterable<String> templates) {
        for (var template : templates) check(values, template);
    }

    static void check(Set<String> values, String template) {
        NAME.matcher(template).results().map(found -> found.group(1)).forEach(name -> {
            if (!KNOWN.contains(name) && !values.contains(name)) {
                throw new IllegalArgumentException("{" + name + "} stands for nothing; put it under values");
            }
        });
    }

    static Map<String, String> values(Map<String, String> configured, TextMessage message) {
        var values = new HashMap<>(configured);
        values.put("to", message.to());
        values.put("digits", message.to().substring(1));
        values.put("text", message.text());
        values.put("messageId", message.messageId());
        return values;
    }

    /** For trying a template out. */
    static Map<String, String> anything(Map<String, String> configured) {
        var values = new HashMap<>(configured);
        KNOWN.forEach(name -> values.put(name, "0"));
        return values;
    }

    static String fill(String template, Map<String, String> values) {
        return fill(template, values, value -> value);
    }

    /** Values are written so that they cannot leave their place (RFC 3986 section 2.1). */
    static String inUrl(String template, Map<String, String> values) {
        return fill(template, values, value -> encoded(value).replace("+", "%20"));
    }

    /** {@code application/x-www-form-urlencoded}. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String fill(String template, Map<String, String> values, UnaryOperator<String> write) {
        return NAME.matcher(template)
                .replaceAll(name -> Matcher.quoteReplacement(write.apply(values.getOrDefault(name.group(1), ""))));
    }
}
