package io.shelfbell.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server's words, taken apart (RFC 5321 section 4.2, RFC 2034). */
class ReplyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            550 5.1.1 nobody                    | 5.1.1   | nobody
            550-5.1.1 nobody\\n550 5.1.1 here    | 5.1.1   | nobody here
            550-We say:\\n550 5.7.133 no         | 5.7.133 | We say: no
            550 5.1.1                           | 5.1.1   | ''
            550                                 |         | ''
            550 version 5.1.1 of us             |         | version 5.1.1 of us
            550 5.1.1.2 an address              |         | 5.1.1.2 an address
            550 192.0.2.1 is blocked            |         | 192.0.2.1 is blocked
            550 3.1.1 no such class             |         | 3.1.1 no such class""")
    void status_and_text_are_found(String lines, String status, String text) {
        var reply = Reply.of(550, lines.replace("\\n", "\n"));

        assertThat(reply.enhancedStatus()).isEqualTo(status);
        assertThat(reply.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            250 2.0.0 Ok: queued as 4BX9zK1mZ2                              | 4BX9zK1mZ2
            250 OK id=1rABCd-0001xY-2z                                      | 1rABCd-0001xY-2z
            250 Ok 010201900c2d-7f1a4c52-9f8e-4b1a-000000                   | 010201900c2d-7f1a4c52-9f8e-4b1a-000000
            250 2.6.0 <d1@shop.example> Queued mail for delivery            |
            250 Thank you                                                   |
            250                                                             |""")
    void the_servers_name_for_the_message_is_found_where_it_usually_stands(String line, String id) {
        assertThat(Reply.of(250, line).queueId()).isEqualTo(Optional.ofNullable(id));
    }

    @Test
    void only_421_and_what_is_no_answer_end_a_conversation() {
        assertThat(Reply.of(421, "421 bye").isLast()).isTrue();
        assertThat(Reply.of(-1, "[EOF]").isLast()).isTrue();
        assertThat(Reply.of(354, "354 go on").isLast()).isTrue();
        assertThat(Reply.of(420, "420 hm").isLast()).isFalse();
        assertThat(Reply.of(550, "550 no").isLast()).isFalse();
        assertThat(Reply.of(250, "250 ok").isLast()).isFalse();
    }
}
