package io.shelfbell.intake.http;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The texts of the pages that recipients see, in their language: German for those who speak it and English for all others. */
final class PageWords {
    private static final Control NO_OTHER_LANGUAGE = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private final ResourceBundle texts;
    private final Locale locale;

    PageWords(Locale locale) {
        this.locale = locale;
        this.texts = ResourceBundle.getBundle("io.shelfbell.intake.http.pages", locale, NO_OTHER_LANGUAGE);
    }

    /** For the {@code lang} attribute: the language that the texts have, whatever was asked for. */
    public String language() {
        return texts.getString("language");
    }

    public String of(String key) {
        return texts.getString(key);
    }

    /** A text with a value at {@code {0}}. */
    public String of(String key, Object value) {
        return new MessageFormat(texts.getString(key), locale).format(new Object[] {value});
    }
}
