package io.shelfbell.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Occasion;
import io.shelfbell.fact.Relation;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    private static final Model MODEL = Samples.full(Relation.CUSTOMER, MessageCategory.TRANSACTIONAL);

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            LOCALE     | WORDS
            de-AT      | Austria 3. Dezember 2026
            de-DE      | Germany 3. Dezember 2026
            de         | Germany 3. Dezember 2026
            de-Latn-CH | Germany 3. Dezember 2026
            en-US      | English December 3, 2026
            en-GB      | English 3 December 2026
            fr-FR      | English December 3, 2026
            und        | English December 3, 2026""")
    void the_nearest_language_speaks_and_dates_follow_it(String locale, String words) {
        var texts = Samples.texts();
        texts.put("low-stock/sms.text.vm", "English #if($stock.expectedDate)$stock.expectedDate#end");
        texts.put("low-stock/de/sms.text.vm", "Germany #if($stock.expectedDate)$stock.expectedDate#end");
        texts.put("low-stock/de-AT/sms.text.vm", "Austria #if($stock.expectedDate)$stock.expectedDate#end");
        var content = Templates.of(texts).render(Occasion.LOW_STOCK, Channel.SMS, Locale.forLanguageTag(locale), MODEL);
        assertThat(content.text()).isEqualTo(words);
    }

    @Test
    void a_region_may_change_one_part_and_keep_the_others() {
        var templates = Samples.with("low-stock/de-AT/push.title.vm", "Servus");
        var content = templates.render(Occasion.LOW_STOCK, Channel.PUSH, Samples.AUSTRIA, MODEL);
        assertThat(content.subject()).isEqualTo("Servus");
        assertThat(content.text()).contains("wird knapp");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            LOCALE | PRICE    | ON ORDER
            de-DE  | 129,50 € | 1.240
            en-US  | €129.50  | 1,240
            fr-FR  | €129.50  | 1,240""")
    void prices_and_numbers_are_written_as_the_reader_writes_them(String locale, String price, String onOrder) {
        var words = "#if($item.price)$item.price#end / $stock.onOrder / $stock.available";
        var texts = Samples.texts();
        texts.put("low-stock/sms.text.vm", words);
        texts.put("low-stock/de/sms.text.vm", words);
        var content = Templates.of(texts).render(Occasion.LOW_STOCK, Channel.SMS, Locale.forLanguageTag(locale), MODEL);
        assertThat(content.text()).isEqualTo("%s / %s / 3", price, onOrder);
    }

    @Test
    void an_expected_day_is_the_same_in_every_time_zone_and_an_order_day_is_the_customers() {
        var words = "#if($order && $stock.expectedDate)$stock.expectedDate / $order.orderedDate#end";
        var content =
                Samples.with("low-stock/sms.text.vm", words).render(Occasion.LOW_STOCK, Channel.SMS, Locale.US, MODEL);
        assertThat(content.text()).isEqualTo("December 3, 2026 / November 2, 2026");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            NAME               | FIRST NAME
            Anna Weber         | Anna
            Anna Maria Weber   | Anna
            José García        | José
            Dr. Weber          |
            Frau Weber         |
            Weber, Anna        |
            Anna               |
            ACME 24 GmbH       |""")
    void a_first_name_is_used_only_where_there_is_no_doubt(String name, String firstName) {
        var full = MODEL;
        var model = Model.of(full.message(), full.shop(), full.item(), full.stock(), Samples.recipient(name));
        var content = Samples.with("low-stock/sms.text.vm", "x$!recipient.firstName")
                .render(Occasion.LOW_STOCK, Channel.SMS, Locale.US, model);
        assertThat(content.text()).isEqualTo("x" + (firstName == null ? "" : firstName));
    }
}
