package io.shelfbell.template;

import java.text.NumberFormat;
import java.util.Locale;
import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.context.Context;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** Puts a value into a part: numbers as the language writes them, everything escaped in pages. */
record Insertion(Locale locale, boolean page) implements ReferenceInsertionEventHandler {
    @Override
    public @Nullable Object referenceInsert(Context context, String reference, @Nullable Object value) {
        if (value == null || value instanceof Markup) return value;
        var words = value instanceof Integer number ? written(number) : value.toString();
        return page ? HtmlUtils.htmlEscape(words, "UTF-8") : words;
    }

    private String written(int number) {
        return Math.abs((long) number) < 1_000
                ? Integer.toString(number)
                : NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** Finished HTML that a layout wraps; the only value that is not escaped. */
    record Markup(String html) {
        @Override
        public String toString() {
            return html;
        }
    }
}
