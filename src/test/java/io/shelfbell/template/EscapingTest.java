package io.shelfbell.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Content;
import io.shelfbell.fact.Item;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Occasion;
import io.shelfbell.fact.Relation;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscapingTest {
    private static final Templates TEMPLATES = Templates.load(Samples.SHIPPED);

    @Test
    void markup_in_a_name_is_shown_and_not_run() {
        var content = mail(Samples.named("<b>&\"x' onload=1"));
        assertThat(content.html())
                .contains("&lt;b&gt;&amp;&quot;x&#39; onload=1")
                .doesNotContain("<b>&", "\"x'");
        assertThat(content.text()).contains("<b>&\"x' onload=1");
        assertThat(content.subject()).contains("<b>&\"x' onload=1");
    }

    @Test
    void a_line_end_in_a_name_forges_no_header() {
        var content = mail(Samples.named("Lamp\r\nBcc: all@shop.example\u2028X-Spam: no\u0000"));
        assertThat(content.subject())
                .contains("Lamp Bcc: all@shop.example X-Spam: no")
                .doesNotContainPattern("\\p{Cc}");
        assertThat(content.text()).doesNotContain("\nBcc");
    }

    @Test
    void a_name_cannot_turn_the_direction_of_what_follows() {
        assertThat(mail(Samples.named("Lamp\u202Egpj.exe")).text()).doesNotContain("\u202E");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Win at evil.com", "https://evil", "call tel:1", "a@b.example", "Anna\\\\host"})
    void a_name_that_would_become_a_link_is_not_repeated(String name) {
        var full = Samples.full(Relation.WATCHER, MessageCategory.PROMOTIONAL);
        var model = Model.of(full.message(), full.shop(), full.item(), full.stock(), Samples.recipient(name));
        var content = TEMPLATES.render(Occasion.BACK_IN_STOCK, Channel.EMAIL, Locale.GERMAN, model);
        assertThat(content.text()).startsWith("Guten Tag,").doesNotContain(name);
    }

    @Test
    void a_value_is_never_read_as_a_template() {
        var content = mail(Samples.named("#set($x=1)$item.sku ${shop.name}"));
        assertThat(content.text()).contains("#set($x=1)$item.sku ${shop.name}");
        assertThat(content.html()).contains("#set($x=1)$item.sku ${shop.name}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                " data:text/html,x",
                "ftp://shop.example/x",
                "//shop.example/x",
                "https:/x",
                "https://shop.example/\" onclick=\"x",
                "https://shop.example/a b",
                ""
            })
    void an_address_that_is_no_web_link_is_left_out(String url) {
        var item = new Item("SKU-1", "Lamp", null, null, null, url, url, null, null, Map.of(), true);
        var html = TEMPLATES
                .render(Occasion.BACK_IN_STOCK, Channel.EMAIL, Locale.ENGLISH, watched(item))
                .html();
        assertThat(html).doesNotContain("View the item", "<img", "alert", "onclick", "ftp:");
    }

    @Test
    void a_web_link_is_escaped_and_in_ascii() {
        var item = new Item(
                "SKU-1",
                "Lamp",
                null,
                null,
                null,
                "https://shop.example/ä?a=1&b='x'",
                null,
                null,
                null,
                Map.of(),
                true);
        var content = TEMPLATES.render(Occasion.BACK_IN_STOCK, Channel.EMAIL, Locale.ENGLISH, watched(item));
        assertThat(content.html()).contains("href=\"https://shop.example/%C3%A4?a=1&amp;b=&#39;x&#39;\"");
        assertThat(content.text()).contains("https://shop.example/%C3%A4?a=1&b='x'");
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void an_unsubscribe_link_is_never_shown_in_a_transactional_message(Channel channel) {
        var content = TEMPLATES.render(
                Occasion.BACKORDERED,
                channel,
                Locale.ENGLISH,
                Samples.full(Relation.CUSTOMER, MessageCategory.TRANSACTIONAL));
        assertThat(content.toString()).doesNotContain("/u/abc", "STOP");
    }

    private static Content mail(Item item) {
        return TEMPLATES.render(Occasion.BACKORDERED, Channel.EMAIL, Locale.ENGLISH, Samples.of(item));
    }

    private static Model watched(Item item) {
        var full = Samples.full(Relation.WATCHER, MessageCategory.TRANSACTIONAL);
        return Model.of(full.message(), full.shop(), item, full.stock(), full.recipient());
    }
}
