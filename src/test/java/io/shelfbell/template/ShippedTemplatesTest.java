package io.shelfbell.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Content;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Occasion;
import io.shelfbell.fact.Relation;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedTemplatesTest {
    private static final Templates TEMPLATES = Templates.load(Samples.SHIPPED);
    private static final int LARGEST_MAIL = 90_000;
    private static final int TWO_SEGMENTS = 306;
    private static final Pattern LEFT_OVER = Pattern.compile("\\$[a-z{!]|#(?:if|else|end|\\{)|\\bnull\\b");
    private static final Pattern UGLY =
            Pattern.compile(" [.,;]|,,|\\.\\.| {3,}|[a-z0-9]\\.[A-Z]|\\n[^ \\n][^\\n]*\\n  |\\( | \\)");

    record Case(Occasion occasion, Channel channel, Locale locale, Model model) {
        Content content() {
            return TEMPLATES.render(occasion, channel, locale, model);
        }

        @Override
        public String toString() {
            return "%s %s %s %s %s"
                    .formatted(
                            occasion,
                            channel,
                            locale,
                            model.message(),
                            model.recipient().name() == null ? "minimal" : "full");
        }
    }

    static Stream<Case> every_case() {
        return models().flatMap(model -> Arrays.stream(Occasion.values())
                .flatMap(occasion -> Arrays.stream(Channel.values())
                        .flatMap(channel -> Stream.of(Locale.ENGLISH, Locale.GERMAN)
                                .map(locale -> new Case(occasion, channel, locale, model)))));
    }

    private static Stream<Model> models() {
        return Arrays.stream(Relation.values())
                .flatMap(relation -> Arrays.stream(MessageCategory.values())
                        .flatMap(category ->
                                Stream.of(Samples.full(relation, category), Samples.minimal(relation, category))));
    }

    static Stream<Case> every_mail() {
        return every_case().filter(c -> c.channel() == Channel.EMAIL);
    }

    static Stream<Case> every_sms() {
        return every_case().filter(c -> c.channel() == Channel.SMS);
    }

    @ParameterizedTest
    @MethodSource("every_case")
    void says_something_and_leaves_nothing_unresolved(Case sample) {
        var content = sample.content();
        assertThat(content.text()).isNotBlank();
        assertThat(parts(content)).noneMatch(LEFT_OVER.asPredicate());
        assertThat(List.of(content.text(), String.valueOf(content.subject()).replace("null", "")))
                .noneMatch(UGLY.asPredicate());
    }

    @ParameterizedTest
    @MethodSource("every_case")
    void has_the_parts_of_its_channel(Case sample) {
        var content = sample.content();
        assertThat(content.subject() == null).isEqualTo(sample.channel() == Channel.SMS);
        assertThat(content.html() == null).isEqualTo(sample.channel() != Channel.EMAIL);
        if (content.subject() != null)
            assertThat(content.subject()).isNotBlank().doesNotContainPattern("[\\r\\n]");
    }

    @ParameterizedTest
    @MethodSource("every_mail")
    void a_mail_is_light_and_says_its_language(Case sample) {
        var html = sample.content().html();
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LARGEST_MAIL);
        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("<html lang=\"" + sample.locale().getLanguage() + "\"")
                .doesNotContainPattern("(?i)display:\\s*(flex|grid)|@font-face|<script");
        assertThat(count(html, "<table "))
                .isEqualTo(count(html, "</table>"))
                .isEqualTo(count(html, "role=\"presentation\""));
        assertThat(count(html, "<img ")).isEqualTo(count(html, "alt=\"Nordlys"));
        for (var tag : List.of("tr", "td", "p", "a", "ul", "li", "div"))
            assertThat(Pattern.compile("<" + tag + "[ >]")
                            .matcher(html)
                            .results()
                            .count())
                    .as(tag)
                    .isEqualTo(count(html, "</" + tag + ">"));
    }

    @ParameterizedTest
    @MethodSource("every_mail")
    void only_promotional_mail_says_how_to_end_it(Case sample) {
        boolean promotional = sample.model().message().category() == MessageCategory.PROMOTIONAL;
        var end = Pattern.compile("(?i)unsubscribe|abbestellen");
        var content = sample.content();
        assertThat(end.matcher(content.text()).find()).isEqualTo(promotional);
        assertThat(end.matcher(content.html()).find()).isEqualTo(promotional);
        assertThat(content.html().contains("https://shop.example/u/abc"))
                .isEqualTo(promotional && sample.model().links() != Links.NONE);
    }

    @ParameterizedTest
    @MethodSource("every_sms")
    void an_sms_fits_two_segments_of_gsm_7(Case sample) {
        var text = sample.content().text();
        assertThat(text).matches("[A-Za-z0-9 @$_!\"#%&'()*+,\\-./:;<=>?ÄÖÜäöüßéèàñ§]*");
        assertThat(text.length()).as(text).isLessThanOrEqualTo(TWO_SEGMENTS);
        assertThat(text.contains("STOP")).isEqualTo(sample.model().message().category() == MessageCategory.PROMOTIONAL);
    }

    @Test
    void no_date_yet_is_said_and_not_hidden() {
        var model = Samples.minimal(Relation.CUSTOMER, MessageCategory.TRANSACTIONAL)
                .withDemand(Samples.demand());
        for (var occasion : List.of(Occasion.BACKORDERED, Occasion.ETA_CHANGED))
            for (var channel : Channel.values()) {
                assertThat(TEMPLATES
                                .render(occasion, channel, Locale.ENGLISH, model)
                                .text())
                        .containsPattern("(?i)no date|not have a (new one|new date|date)");
                assertThat(TEMPLATES
                                .render(occasion, channel, Locale.GERMAN, model)
                                .text())
                        .containsPattern("(?i)kein termin|keinen termin|einen (neuen|termin)");
            }
    }

    @Test
    void rendering_from_many_threads_gives_the_same_words() {
        var model = Samples.full(Relation.CUSTOMER, MessageCategory.PROMOTIONAL);
        var alone = TEMPLATES.render(Occasion.BACKORDERED, Channel.EMAIL, Locale.GERMAN, model);
        assertThat(Stream.generate(() -> TEMPLATES.render(Occasion.BACKORDERED, Channel.EMAIL, Locale.GERMAN, model))
                        .parallel()
                        .limit(200)
                        .distinct())
                .containsExactly(alone);
    }

    @Test
    void every_template_has_its_german_twin() {
        var names = TEMPLATES.names();
        assertThat(names).hasSize(94).contains("back-in-stock/de/email.html.vm", "layout/email.html.vm");
        assertThat(names.stream().filter(n -> n.contains("/de/"))).hasSize(47);
    }

    private static List<String> parts(Content content) {
        return Stream.of(content.subject(), content.text(), content.html())
                .filter(p -> p != null)
                .toList();
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
