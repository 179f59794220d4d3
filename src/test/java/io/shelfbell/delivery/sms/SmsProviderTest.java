package io.shelfbell.delivery.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.delivery.provider.Message;
import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.delivery.provider.ProviderAnswer.Accepted;
import io.shelfbell.delivery.provider.ProviderAnswer.Refused;
import io.shelfbell.delivery.sms.text.Carrier;
import io.shelfbell.delivery.sms.text.TextMessage;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Content;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Occasion;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsProviderTest {
    private final List<TextMessage> carried = new ArrayList<>();
    private final SmsProvider provider = provider(true);

    private SmsProvider provider(boolean substitute) {
        return new SmsProvider(
                "acme",
                new Remembering(),
                new SmsProperties(substitute, Map.of(), Map.of(), Map.of()),
                Clock.systemUTC());
    }

    private final class Remembering implements Carrier {
        @Override
        public String kind() {
            return "smpp";
        }

        @Override
        public int rank() {
            return 50;
        }

        @Override
        public int atOnce() {
            return 7;
        }

        @Override
        public boolean givesReceipts() {
            return true;
        }

        @Override
        public List<ProviderAnswer> carry(List<TextMessage> messages) {
            carried.addAll(messages);
            return messages.stream()
                    .<ProviderAnswer>map(one -> new Accepted("id of " + one.messageId()))
                    .toList();
        }
    }

    private static Message message(String id, String address, @Nullable String country, String text) {
        return new Message(
                id,
                Channel.SMS,
                "C-1",
                address,
                country,
                Occasion.BACK_IN_STOCK,
                MessageCategory.PROMOTIONAL,
                new Content(null, text, null),
                Map.of());
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            ADDRESS       | COUNTRY | TEXT | CODE
            0171 3920012  |         | Hi   | INVALID_NUMBER
            0171 3920012  | ZZ      | Hi   | INVALID_NUMBER
            +49171        | DE      | Hi   | INVALID_NUMBER
            ``            | DE      | Hi   | INVALID_NUMBER
            +4930901820   | DE      | Hi   | LANDLINE
            030 901820    | DE      | Hi   | LANDLINE
            +491713920012 | DE      | ``   | EMPTY_TEXT
            +491713920012 | DE      | ` `  | EMPTY_TEXT""")
    void what_nobody_can_carry_is_refused_and_nobody_is_asked(
            String address, @Nullable String country, String text, String code) {
        assertThat(provider.send(List.of(message("m", address, country, text))).get(0))
                .isInstanceOfSatisfying(Refused.class, no -> {
                    assertThat(no.failure().code()).isEqualTo(code);
                    assertThat(no.failure().provider()).isEqualTo("smpp");
                    assertThat(no.failure().channel()).isEqualTo(Channel.SMS);
                });
        assertThat(carried).isEmpty();
    }

    @Test
    void a_number_where_landlines_cannot_be_told_is_tried() {
        assertThat(provider.send(List.of(message("m", "+12025550123", null, "Hi"))))
                .hasOnlyElementsOfType(Accepted.class);
    }

    @Test
    void a_novel_is_refused_as_too_long() {
        assertThat(provider.send(List.of(message("m", "+491713920012", null, "a".repeat(153 * 255 + 1))))
                        .get(0))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.failure().code()).isEqualTo("TOO_LONG"));
        assertThat(provider.send(List.of(message("m", "+491713920012", null, "a".repeat(153 * 255))))
                        .get(0))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void a_bad_number_among_good_ones_leaves_every_answer_in_its_place() {
        var answers = provider.send(List.of(
                message("m1", "0171 3920012", "DE", "Hi"),
                message("m2", "nobody", "DE", "Hi"),
                message("m3", "+12025550123", null, "Hi"),
                message("m4", "030 901820", "DE", "Hi")));

        assertThat(answers).hasSize(4);
        assertThat(answers.get(0)).isEqualTo(new Accepted("id of m1"));
        assertThat(answers.get(1)).isInstanceOf(Refused.class);
        assertThat(answers.get(2)).isEqualTo(new Accepted("id of m3"));
        assertThat(answers.get(3)).isInstanceOf(Refused.class);
        assertThat(carried.stream().map(TextMessage::to)).containsExactly("+491713920012", "+12025550123");
    }

    @Test
    void a_text_is_written_so_that_it_stays_in_gsm_unless_that_is_not_wished() {
        provider.send(List.of(message("m", "+491713920012", null, "It’s back…")));
        provider(false).send(List.of(message("m", "+491713920012", null, "It’s back…")));

        assertThat(carried.stream().map(TextMessage::text)).containsExactly("It's back...", "It’s back…");
    }

    @Test
    void a_provider_is_what_its_carrier_is() {
        assertThat(provider.name()).isEqualTo("acme");
        assertThat(provider.rank()).isEqualTo(50);
        assertThat(provider.batch()).isEqualTo(7);
        assertThat(provider.givesReceipts()).isTrue();
        assertThat(Channel.values()).filteredOn(provider::serves).containsExactly(Channel.SMS);
    }
}
