package io.shelfbell.delivery.receipt.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code application/x-www-form-urlencoded} (WHATWG URL section 5.1), by name in the order of their characters. */
record Form(TreeMap<String, List<String>> parameters) {
    /** @throws IllegalArgumentException for a percent sign that nothing sensible follows */
    static Form parse(String text) {
        var parameters = new TreeMap<String, List<String>>();
        for (var pair : text.split("&", -1)) {
            if (pair.isEmpty()) continue;
            int equals = pair.indexOf('=');
            var name = decode(equals < 0 ? pair : pair.substring(0, equals));
            parameters
                    .computeIfAbsent(name, any -> new ArrayList<>(1))
                    .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return new Form(parameters);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    @Nullable
    String first(String name) {
        var values = parameters.get(name);
        return values == null ? null : values.get(0);
    }

    /** Null for an empty one too. */
    @Nullable
    String text(String name) {
        var text = first(name);
        return text == null || text.isBlank() ? null : text;
    }

    String required(String name) throws Unreadable {
        var text = text(name);
        if (text == null) throw Unreadable.missing("/" + name);
        return text;
    }

    /** As Twilio signs them: each name and each of its different values, with nothing between. */
    String sorted() {
        var sorted = new StringBuilder();
        parameters.forEach((name, values) ->
                new TreeSet<>(values).forEach(value -> sorted.append(name).append(value)));
        return sorted.toString();
    }
}
