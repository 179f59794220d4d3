package io.shelfbell.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Cadence;
import io.shelfbell.fact.Channel;
import io.shelfbell.recipient.Consent;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageWordsTest {
    private static PropertyResourceBundle texts(String file) throws java.io.IOException {
        try (var in = PageWords.class.getResourceAsStream(file)) {
            return new PropertyResourceBundle(in);
        }
    }

    @Test
    void both_languages_say_the_same() throws java.io.IOException {
        var english = texts("pages.properties");
        var german = texts("pages_de.properties");
        assertThat(new TreeSet<>(german.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
        for (var key : english.keySet())
            assertThat(german.getString(key).contains("{0}"))
                    .as(key)
                    .isEqualTo(english.getString(key).contains("{0}"));
    }

    @ParameterizedTest
    @CsvSource({"de, de", "de-AT, de", "en-GB, en", "fr, en", "und, en"})
    void who_speaks_german_reads_german_and_everybody_else_english(String asked, String language) {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(new PageWords(Locale.forLanguageTag(asked)).language()).isEqualTo(language);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void there_are_words_for_everything_that_can_be_chosen(String language) {
        var say = new PageWords(Locale.forLanguageTag(language));
        Stream.of(Channel.values())
                .forEach(channel -> assertThat(say.of("channel." + channel)).isNotEqualTo(say.of("way." + channel)));
        Stream.of(Cadence.values())
                .forEach(cadence -> assertThat(say.of("preferences." + cadence)).isNotBlank());
        Stream.of(Consent.values())
                .forEach(consent -> assertThat(say.of("preferences." + consent)).isNotBlank());
    }

    @Test
    void a_value_stands_where_it_belongs_whatever_is_in_it() {
        assertThat(new PageWords(Locale.ENGLISH).of("unsubscribe.category", "it's {0}"))
                .contains("category it's {0}.");
    }
}
