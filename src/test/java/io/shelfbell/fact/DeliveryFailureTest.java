package io.shelfbell.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryFailureTest {
    private static DeliveryFailure failure(@Nullable String code, @Nullable String status, String text) {
        return new DeliveryFailure("smtp", Channel.EMAIL, code, status, text, false, Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "none", textBlock = """
            CODE              | STATUS | CLASS
            550               | 4.1.1  | 5
            429               | none   | 4
            none              | 4.1.1  | 4
            30003             | none   | none
            Permanent/General | 5.1.1  | 5
            ''                | ''     | none
            none              | none   | none""")
    void the_class_is_that_of_a_reply_or_of_the_status(
            @Nullable String code, @Nullable String status, @Nullable String expected) {
        assertThat(failure(code, status, "").failureClass()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', nullValues = "none", textBlock = """
            TEXT                                                           | COMMAND
            host a said: 550 no (in reply to RCPT TO command)              | RCPT
            host a said: 550 no (in reply to end of DATA command)          | DATA
            SMTP error from remote mail server after MAIL FROM:<a@b>:      | MAIL
            SMTP error from remote mail server after end of data:          | DATA
            SMTP error from remote mail server after initial connection:   | CONNECT
            host a refused to talk to me: 550 (in reply to EHLO command)   | HELO
            535 no such user (in reply to AUTH command)                    | AUTH
            454 not now (in reply to STARTTLS command)                     | AUTH
            530 must issue a STARTTLS command first (in reply to MAIL FROM command) | MAIL
            >>> RCPT To:<a@b> <<< 550 no                                   | RCPT
            >>> DATA <<< 550 no such user                                  | DATA
            >>> DATA <<< 550 no such user <<< 503 5.0.0 Need RCPT          | RCPT
            192.0.2.1 does not like recipient.                             | RCPT
            192.0.2.1 failed after I sent the message.                     | DATA
            Connected to 192.0.2.1 but sender was rejected.                | MAIL
            mx.example did not like our final DATA:                        | DATA
            550 user unknown                                               | none
            we looked after data protection                                | DATA
            ''                                                             | none""")
    void the_refused_command_is_told_by_the_words(String text, @Nullable MailCommand expected) {
        assertThat(failure("550", null, text).refusedCommand()).isEqualTo(expected);
    }

    @Test
    void phrases_are_runs_of_words_without_signs() {
        assertThat(failure("550", null, "  550-5.1.1 Mailbox FULL!").phrases())
                .contains("mailbox full", "550 5 1 1 mailbox full", "full")
                .doesNotContain("", "mailbox  full", " 550");
        assertThat(failure("550", null, " ...!").phrases()).isEmpty();
        assertThat(failure("550", null, "a b c d e f g h i").phrases())
                .contains("a b c d e f g h")
                .doesNotContain("a b c d e f g h i");
    }
}
