package io.shelfbell.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.DeliveryFailure;
import io.shelfbell.fact.FailureMeaning;
import io.shelfbell.fact.FailureReason;
import io.shelfbell.fact.Remedy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsmpp.SMPPConstant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** rules/failure/failure.drl and decision-tables/delivery-failures.xlsx. */
class FailureTest {
    private static final int A_LONG_TEXT = 2_000;

    private static DeliveryFailure failure(
            String provider, @Nullable String code, @Nullable String status, String text, boolean late) {
        var channel = Set.of("smpp", "twilio", "http").contains(provider) ? Channel.SMS : Channel.EMAIL;
        return new DeliveryFailure(provider, channel, code, status, text, late, Facts.MONDAY_NOON);
    }

    private static FailureMeaning meaning(DeliveryFailure failure) {
        return RuleBooks.SHOP.failure(failure).actions().get(0);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            CODE | STATUS | TEXT                                                                       | REASON                | REMEDY
            550  | 5.1.1  | <a@b.example>: Recipient address rejected: User unknown in virtual table   | USER_UNKNOWN          | SUPPRESS_ADDRESS
            450  | 4.1.1  | <a@b.example>: Recipient address rejected: User unknown in virtual table   | USER_UNKNOWN          | RETRY
            550  | 5.7.1  | User Unknown                                                               | FILTERED              | NEXT_CHANNEL
            550  |        | 550 : User unknown                                                         | FILTERED              | NEXT_CHANNEL
            550  | 5.0.0  | unknown user a@b.example (in reply to end of DATA command)                 | FILTERED              | NEXT_CHANNEL
            550  | 5.0.0  | unknown user a@b.example (in reply to RCPT TO command)                     | USER_UNKNOWN          | SUPPRESS_ADDRESS
            550  | 5.0.0  | unknown user a@b.example (in reply to MAIL FROM command)                   | SENDER_REJECTED       | ALERT
            554  | 5.7.1  | unknown user, but first of all: poor reputation                            | BAD_REPUTATION        | OTHER_PROVIDER
            550  | 5.1.1  | Unauthenticated email is not accepted due to the domain's DMARC policy     | AUTHENTICATION_FAILED | ALERT
            550  | 5.7.26 |                                                                            | AUTHENTICATION_FAILED | ALERT
            550  | 5.1.1  | sorry, that mailbox is over quota temporarily                              | MAILBOX_FULL          | NEXT_CHANNEL
            452  | 4.2.2  | mailbox full                                                               | MAILBOX_FULL          | RETRY
            554  | 5.7.1  | Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org | BLOCKED              | OTHER_PROVIDER
            550  | 5.7.25 | The IP address sending this message does not have a PTR record             | NO_REVERSE_NAME       | ALERT
            421  | 4.7.0  | [TSS04] temporarily deferred due to unexpected volume or user complaints   | BAD_REPUTATION        | OTHER_PROVIDER
            451  | 4.7.1  | Greylisting in action, please come back later                              | ON_HOLD               | RETRY
            550  | 5.2.1  | The email account that you tried to reach is disabled                      | SUSPENDED             | NEXT_CHANNEL
            556  | 5.1.10 | example.org does not accept mail                                           | NOT_ACCEPTED          | SUPPRESS_ADDRESS
            550  |        |                                                                            | FILTERED              | NEXT_CHANNEL
            599  |        |                                                                            | UNKNOWN               | NEXT_CHANNEL
            499  |        |                                                                            | UNKNOWN               | RETRY
            535  | 5.7.8  | no such user (in reply to AUTH command)                                    | BAD_CREDENTIALS       | ALERT
            535  |        | user unknown (in reply to AUTH command)                                    | BAD_CREDENTIALS       | ALERT
            550  | 5.1.1  | account has been deleted (in reply to AUTH command)                        | BAD_CREDENTIALS       | ALERT
            554  |        | domain does not exist (in reply to STARTTLS command)                       | BAD_CREDENTIALS       | ALERT
            454  | 4.7.0  | temporary trouble (in reply to AUTH command)                               | POLICY                | RETRY
            454  |        | no TLS today (in reply to STARTTLS command)                                | BAD_CREDENTIALS       | ALERT
            554  | 5.7.1  | your address is on a list (in reply to CONNECT command)                    | BLOCKED               | OTHER_PROVIDER
            554  | 5.1.1  | no such user here (in reply to CONNECT command)                            | BLOCKED               | OTHER_PROVIDER
            421  | 4.3.2  | too many connections (in reply to CONNECT command)                         | RATE_LIMITED          | RETRY
            421  |        | host does not accept mail (in reply to CONNECT command)                    | SYSTEM                | OTHER_PROVIDER
            421  |        | closing (in reply to EHLO command)                                         | SYSTEM                | OTHER_PROVIDER
            421  |        | closing (in reply to RCPT TO command)                                      | SYSTEM                | RETRY
                 |        | the message has no subject                                                 | BAD_REQUEST           | NEXT_CHANNEL
                 | 5.1.3  | not an address                                                             | BAD_ADDRESS           | SUPPRESS_ADDRESS""")
    void a_mail_server_is_understood_while_we_talk_to_it(
            @Nullable String code,
            @Nullable String status,
            @Nullable String text,
            FailureReason reason,
            Remedy remedy) {
        assertThat(meaning(failure("smtp", code, status, text == null ? "" : text, false)))
                .isEqualTo(new FailureMeaning(reason, remedy));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            CODE       | STATUS | TEXT                                   | REASON       | REMEDY
            452        | 4.2.2  | mailbox full                           | MAILBOX_FULL | NEXT_CHANNEL
            421        |        | closing transmission channel           | SYSTEM       | NEXT_CHANNEL
            554        | 4.4.7  | Message expired: unable to deliver     | EXPIRED      | NEXT_CHANNEL
            499        |        |                                        | UNKNOWN      | NEXT_CHANNEL
            abuse      |        |                                        | COMPLAINT    | OPT_OUT
            AUTO_REPLY |        | I am away; no such user will read this | AUTO_REPLY   | IGNORE
                       | 2.1.5  |                                        | DELIVERED    | IGNORE""")
    void what_comes_back_after_days_is_not_sent_the_same_way_again(
            @Nullable String code,
            @Nullable String status,
            @Nullable String text,
            FailureReason reason,
            Remedy remedy) {
        assertThat(meaning(failure("smtp", code, status, text == null ? "" : text, true)))
                .isEqualTo(new FailureMeaning(reason, remedy));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            PROVIDER | CODE                           | TEXT                                     | LATE  | REASON          | REMEDY
            smpp     | ESME_RTHROTTLED                |                                          | false | RATE_LIMITED    | RETRY
            smpp     | ESME_RINVDSTADR                |                                          | false | BAD_ADDRESS     | SUPPRESS_ADDRESS
            smpp     | ESME_RINVPASWD                 | the bind was refused: command_status 0xE | false | BAD_CREDENTIALS | ALERT
            smpp     | ESME_RALYBND                   | the bind was refused: command_status 0x5 | false | BAD_REQUEST     | ALERT
            smpp     | ESME_RSYSERR                   | the bind was refused: command_status 0x8 | false | SYSTEM          | OTHER_PROVIDER
            smpp     | ESME_RINVDSTADR                | the bind was refused: command_status 0xB | false | BAD_CREDENTIALS | ALERT
            smpp     | ESME_RX_P_APPN                 | the bind was refused                     | false | BAD_CREDENTIALS | ALERT
            smpp     | UNDELIV                        | stat:UNDELIV err:001                     | true  | ABSENT          | NEXT_CHANNEL
            smpp     | UNKNOWN                        |                                          | true  | UNKNOWN         | IGNORE
            smpp     | INVALID_NUMBER                 | no number                                | false | BAD_ADDRESS     | SUPPRESS_ADDRESS
            http     | LANDLINE                       | a landline                               | false | NOT_CAPABLE     | SUPPRESS_ADDRESS
            http     | 429                            |                                          | false | RATE_LIMITED    | RETRY
            http     | 401                            |                                          | false | BAD_CREDENTIALS | ALERT
            http     | 503                            |                                          | false | SYSTEM          | OTHER_PROVIDER
            twilio   | 503                            |                                          | false | SYSTEM          | OTHER_PROVIDER
            twilio   | 21610                          |                                          | false | OPTED_OUT       | OPT_OUT
            twilio   | 30005                          |                                          | true  | USER_UNKNOWN    | SUPPRESS_ADDRESS
            twilio   | 30003                          |                                          | true  | ABSENT          | NEXT_CHANNEL
            sendgrid | dropped                        | Bounced Address (dropped, unclassified)  | true  | USER_UNKNOWN    | SUPPRESS_ADDRESS
            sendgrid | spamreport                     |                                          | true  | COMPLAINT       | OPT_OUT
            sendgrid | bounce                         | unknown (bounce, Unclassified)           | true  | UNKNOWN         | NEXT_CHANNEL
            sendgrid | 550                            | 550 5.7.1 listed by Spamhaus (blocked)   | true  | BLOCKED         | OTHER_PROVIDER
            ses      | Permanent/General              | smtp; 550 5.1.1 user unknown             | true  | USER_UNKNOWN    | SUPPRESS_ADDRESS
            ses      | Permanent:General              | smtp; 550 5.7.1 rejected by DMARC policy | true  | AUTHENTICATION_FAILED | ALERT
            ses      | Transient:MailboxFull          |                                          | true  | MAILBOX_FULL    | NEXT_CHANNEL
            ses      | Complaint/abuse                |                                          | true  | COMPLAINT       | OPT_OUT
            mailgun  | 605                            | Not delivering to previously bounced address | true | USER_UNKNOWN | SUPPRESS_ADDRESS
            mailgun  | 607                            |                                          | true  | COMPLAINT       | OPT_OUT
            mailgun  | 602                            | Too old                                  | true  | EXPIRED         | NEXT_CHANNEL""")
    void a_provider_is_understood(
            String provider, String code, @Nullable String text, boolean late, FailureReason reason, Remedy remedy) {
        assertThat(meaning(failure(provider, code, null, text == null ? "" : text, late)))
                .isEqualTo(new FailureMeaning(reason, remedy));
    }

    @ParameterizedTest
    @ValueSource(strings = {"smpp", "http", "twilio", "standard-webhooks", "a new one"})
    void an_unknown_code_costs_neither_a_message_nor_an_address(String provider) {
        var verdict = RuleBooks.SHOP.failure(failure(provider, "X-17", null, "what is this", false));
        assertThat(verdict.actions()).containsExactly(new FailureMeaning(FailureReason.UNKNOWN, Remedy.RETRY));
        assertThat(verdict.answers())
                .singleElement()
                .satisfies(answer -> assertThat(answer.rule()).startsWith("FAIL-900"));
    }

    /** Every name of command_status that there is has a row. */
    @Test
    void every_status_of_smpp_is_known() {
        var names = Stream.of(SMPPConstant.class.getFields())
                .map(java.lang.reflect.Field::getName)
                .filter(name -> name.startsWith("STAT_"))
                .map(name -> name.substring("STAT_".length()))
                .filter(name -> meaning(failure("smpp", name, null, "", false)).reason() == FailureReason.UNKNOWN);
        assertThat(names).isEmpty();
    }

    /** RFC 3463 with the registry of IANA, in both classes. */
    @Test
    void every_registered_enhanced_status_is_known() {
        var last = new int[] {0, 10, 4, 6, 7, 6, 10, 30};
        var unknown = IntStream.range(1, last.length)
                .boxed()
                .flatMap(subject -> IntStream.rangeClosed(0, last[subject]).mapToObj(detail -> subject + "." + detail))
                .flatMap(status -> Stream.of("4." + status, "5." + status))
                .filter(status -> RuleBooks.SHOP.failure(failure("smtp", null, status, "", false)).answers().stream()
                        .noneMatch(answer ->
                                answer.row() != null && !answer.row().id().startsWith("LAST")));
        assertThat(unknown.collect(Collectors.joining(" "))).isEmpty();
    }

    /** What is our own fault never costs an address, whatever the columns are. */
    @Test
    void only_what_is_about_the_address_gives_it_up() throws IOException {
        var about = EnumSet.of(
                FailureReason.USER_UNKNOWN,
                FailureReason.HOST_UNKNOWN,
                FailureReason.HAS_MOVED,
                FailureReason.NOT_ACCEPTED,
                FailureReason.BAD_ADDRESS,
                FailureReason.NOT_CAPABLE);
        var others = new TreeSet<String>();
        try (var book = new XSSFWorkbook(Files.newInputStream(RuleBooks.TABLES.resolve("delivery-failures.xlsx")))) {
            var rules = book.getSheet("Rules");
            for (Row row : rules) {
                var remedy = row.getCell(row.getLastCellNum() - 1).getStringCellValue();
                var reason = row.getCell(row.getLastCellNum() - 2).getStringCellValue();
                if (remedy.equals("SUPPRESS_ADDRESS") && !about.contains(FailureReason.valueOf(reason)))
                    others.add(reason);
            }
            assertThat(rules.getLastRowNum()).isGreaterThan(200);
        }
        assertThat(others).isEmpty();
    }

    /** Time of the processor, on average, so that a busy machine does not count. */
    @Test
    void a_long_text_is_judged_in_well_under_five_milliseconds() {
        var text = "the quick brown fox jumps over a lazy dog and says 550 5.9.9 nothing at all; ".repeat(40);
        var failure = failure("smtp", "550", "5.9.9", text, true);
        assertThat(failure.text()).hasSize(A_LONG_TEXT);
        var clock = ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 200; i++) meaning(failure);
        long begin = clock.getCurrentThreadCpuTime();
        for (int i = 0; i < 200; i++) meaning(failure);
        double millis = (clock.getCurrentThreadCpuTime() - begin) / 200e6;
        System.out.printf("one failure of %d characters: %.2f ms%n", A_LONG_TEXT, millis);
        assertThat(millis).isLessThan(5);
    }
}
