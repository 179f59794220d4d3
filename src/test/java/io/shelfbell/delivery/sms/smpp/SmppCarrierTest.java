package io.shelfbell.delivery.sms.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.shelfbell.delivery.Certificates;
import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.delivery.provider.ProviderAnswer.Accepted;
import io.shelfbell.delivery.provider.ProviderAnswer.NotAsked;
import io.shelfbell.delivery.provider.ProviderAnswer.NotReached;
import io.shelfbell.delivery.provider.ProviderAnswer.Refused;
import io.shelfbell.delivery.provider.ProviderAnswer.Unknown;
import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.delivery.sms.HeardWords;
import io.shelfbell.delivery.sms.text.Gsm7;
import io.shelfbell.delivery.sms.text.Segments;
import io.shelfbell.delivery.sms.text.TextMessage;
import io.shelfbell.fact.Channel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.assertj.core.data.Index;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmppCarrierTest {
    private static final int RECEIPT = 0x04;
    private static final int WITH_HEADER = 0x40;
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final HeardWords words = new HeardWords();
    private final Smsc smsc = new Smsc();
    private final CountDownLatch theEnd = new CountDownLatch(1);
    private @Nullable SmppCarrier carrier;

    @AfterEach
    void hangUp() {
        theEnd.countDown();
        if (carrier != null) carrier.close();
        smsc.close();
    }

    private SmppCarrier bound(int window, Duration answerWithin) {
        return bound(settings(smsc.port(), window, answerWithin, ReceiptIds.SAME, false), defaultTrust());
    }

    private SmppCarrier bound(SmppSettings settings, SSLContext trust) {
        var bound = opened(settings, trust);
        await().until(() -> smsc.hasBound() && !(probe(bound) instanceof NotReached));
        smsc.submits().clear();
        return bound;
    }

    private SmppCarrier opened(SmppSettings settings, SSLContext trust) {
        carrier = new SmppCarrier("aggregator", settings, trust, () -> words, Clock.systemUTC());
        carrier.open();
        return carrier;
    }

    private static ProviderAnswer probe(SmppCarrier carrier) {
        return carrier.carry(List.of(message("probe", "are you there?"))).get(0);
    }

    private static SmppSettings settings(int port, int window, Duration answerWithin, ReceiptIds ids, boolean tls) {
        return new SmppSettings(
                "localhost",
                port,
                "shop",
                "secret",
                "",
                100,
                tls,
                null,
                window,
                "Shelfbell",
                null,
                null,
                ids,
                Duration.ofSeconds(5),
                answerWithin,
                Duration.ofSeconds(30),
                Duration.ofMillis(50),
                Duration.ofMillis(200),
                Duration.ofMillis(20));
    }

    private static SSLContext defaultTrust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TextMessage message(String id, String text) {
        return new TextMessage(id, "+491713920012", Segments.of(text));
    }

    private static List<TextMessage> messages(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> message("m" + i, "Back in stock: " + i))
                .toList();
    }

    private static int part(SubmitSm submit) {
        return submit.isUdhi() ? submit.getShortMessage()[5] : 1;
    }

    /** Until the test is over. */
    private String silence() {
        try {
            theEnd.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "never";
    }

    /** The port is held, so that nobody else listens there meanwhile. */
    @Test
    void without_a_server_nothing_is_reached() throws IOException {
        try (var held = new Socket()) {
            held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var line = opened(settings(held.getLocalPort(), 5, LONG, ReceiptIds.SAME, false), defaultTrust());

            await().until(() ->
                    probe(line) instanceof NotReached not && not.detail().contains("ConnectException"));
            assertThat(line.carry(messages(3))).hasSize(3).hasOnlyElementsOfType(NotReached.class);
        }
    }

    @Test
    void a_server_that_does_not_know_us_refuses_and_says_why_until_it_knows_us() {
        smsc.refusesBinds(SMPPConstant.STAT_ESME_RINVPASWD);
        var line = opened(settings(smsc.port(), 5, LONG, ReceiptIds.SAME, false), defaultTrust());

        await().until(() -> probe(line) instanceof Refused);
        assertThat(line.carry(messages(3)))
                .hasSize(3)
                .allSatisfy(answer -> assertThat(((Refused) answer).failure()).satisfies(failure -> {
                    assertThat(failure.provider()).isEqualTo("smpp");
                    assertThat(failure.code()).isEqualTo("ESME_RINVPASWD");
                    assertThat(failure.text()).isEqualTo("the bind was refused: command_status 0x0000000E");
                    assertThat(failure.late()).isFalse();
                }));
        smsc.refusesBinds(SMPPConstant.STAT_ESME_ROK);
        await().until(() -> probe(line) instanceof Accepted);
    }

    /** Nobody says no any more: the server is gone. */
    @Test
    void a_refused_bind_is_forgotten_when_the_next_one_finds_nobody() {
        smsc.refusesBinds(SMPPConstant.STAT_ESME_RINVPASWD);
        var line = opened(settings(smsc.port(), 5, LONG, ReceiptIds.SAME, false), defaultTrust());
        await().until(() -> probe(line) instanceof Refused);

        smsc.close();

        await().until(() -> probe(line) instanceof NotReached);
    }

    @Test
    void a_message_is_taken_under_the_servers_id() {
        var line = bound(5, LONG);
        smsc.behaves((submit, session) -> "0a1B-77");

        assertThat(line.carry(List.of(message("m", "It costs 5 €")))).containsExactly(new Accepted("0a1B-77"));

        var submit = smsc.submits().get(0);
        assertThat(submit.getSourceAddr()).isEqualTo("Shelfbell");
        assertThat(submit.getSourceAddrTon()).isEqualTo((byte) 5);
        assertThat(submit.getDestAddress()).isEqualTo("491713920012");
        assertThat(submit.getDestAddrTon()).isEqualTo((byte) 1);
        assertThat(submit.getDestAddrNpi()).isEqualTo((byte) 1);
        assertThat(submit.isSmscDelReceiptSuccessAndFailureRequested()).isTrue();
        assertThat(submit.isUdhi()).isFalse();
        assertThat(submit.getDataCoding()).isEqualTo((byte) 0);
        assertThat(Gsm7.decode(submit.getShortMessage())).isEqualTo("It costs 5 €");
    }

    @Test
    void a_text_that_gsm_lacks_goes_as_ucs_2() {
        var line = bound(5, LONG);
        line.carry(List.of(message("m", "Снова в наличии 👍")));

        var submit = smsc.submits().get(0);
        assertThat(submit.getDataCoding()).isEqualTo((byte) 8);
        assertThat(new String(submit.getShortMessage(), StandardCharsets.UTF_16BE))
                .isEqualTo("Снова в наличии 👍");
    }

    @ParameterizedTest
    @CsvSource({"€, 400", "ж, 300"})
    void a_long_text_goes_in_parts_that_a_handset_can_join(String of, int times) {
        var line = bound(5, LONG);
        var text = of.repeat(times);
        var answer = line.carry(List.of(message("m-1", text))).get(0);

        var submits = smsc.submits();
        assertThat(submits)
                .hasSizeGreaterThan(1)
                .allMatch(SubmitSm::isUdhi)
                .allMatch(one -> one.getShortMessage().length <= 160);
        assertThat(submits.stream().map(SmppCarrierTest::part)).isSorted().doesNotHaveDuplicates();
        assertThat(submits.stream()
                        .map(one -> Arrays.toString(Arrays.copyOf(one.getShortMessage(), 5)))
                        .distinct())
                .hasSize(1);
        assertThat(submits.get(0).getShortMessage()).startsWith(5, 0, 3).contains(submits.size(), Index.atIndex(4));
        assertThat(submits.stream()
                        .map(one -> Pdu.text(one.getShortMessage(), true, one.getDataCoding()))
                        .reduce("", String::concat))
                .isEqualTo(text);
        assertThat(answer).isInstanceOf(Accepted.class);
    }

    @Test
    void the_last_part_alone_asks_for_a_receipt_and_its_id_is_the_messages() {
        var line = bound(5, LONG);
        smsc.behaves((submit, session) -> "part-" + part(submit));

        assertThat(line.carry(List.of(message("m", "a".repeat(400))))).containsExactly(new Accepted("part-3"));
        assertThat(smsc.submits().stream().map(SubmitSm::isSmscDelReceiptSuccessAndFailureRequested))
                .containsExactly(false, false, true);
    }

    @Test
    void a_message_that_is_tried_again_has_the_same_reference() {
        var line = bound(5, LONG);
        line.carry(List.of(message("m-17", "a".repeat(200))));
        line.carry(List.of(message("m-17", "a".repeat(200))));

        assertThat(smsc.submits().stream().map(one -> one.getShortMessage()[3]).distinct())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            STATUS | CODE
            88     | ESME_RTHROTTLED
            20     | ESME_RMSGQFUL
            8      | ESME_RSYSERR
            11     | ESME_RINVDSTADR
            69     | ESME_RSUBMITFAIL
            255    | ESME_RUNKNOWNERR
            1042   | ESME_0x00000412""")
    void a_no_is_told_by_its_name(int status, String code) {
        var line = bound(5, LONG);
        smsc.refuses(status);

        assertThat(line.carry(messages(1)).get(0)).isInstanceOfSatisfying(Refused.class, no -> {
            assertThat(no.failure().provider()).isEqualTo("smpp");
            assertThat(no.failure().code()).isEqualTo(code);
            assertThat(no.failure().late()).isFalse();
        });
        assertThat(smsc.submits()).hasSize(1);
    }

    @Test
    void when_no_answer_comes_nobody_knows() {
        var line = bound(5, SHORT);
        smsc.behaves((submit, session) -> silence());

        assertThat(line.carry(messages(2))).hasOnlyElementsOfType(Unknown.class);
    }

    @Test
    void when_the_line_drops_under_way_nobody_knows_and_nobody_waits() {
        var line = bound(5, LONG);
        smsc.behaves((submit, session) -> {
            session.close();
            return "lost";
        });

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(line.carry(messages(1)).get(0)).isInstanceOf(Unknown.class));
    }

    @Test
    void what_had_not_had_its_turn_when_the_line_dropped_has_certainly_not_been_taken() {
        var line = bound(1, LONG);
        smsc.behaves((submit, session) -> {
            session.close();
            return "lost";
        });

        var answers = line.carry(messages(5));

        assertThat(answers.get(0)).isInstanceOf(Unknown.class);
        assertThat(answers.subList(1, 5)).hasOnlyElementsOfType(NotReached.class);
        assertThat(smsc.submits()).hasSize(1);
    }

    @Test
    void as_many_messages_are_under_way_as_the_window_is_wide_and_no_more() {
        var line = bound(8, LONG);
        var together = new CountDownLatch(8);
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        smsc.behaves((submit, session) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            together.countDown();
            await().until(() -> together.getCount() == 0);
            now.decrementAndGet();
            return smsc.nextId();
        });

        assertThat(line.carry(messages(50))).hasOnlyElementsOfType(Accepted.class);
        assertThat(most).hasValue(8);
    }

    @Test
    void whoever_waits_too_long_for_a_turn_is_not_asked() {
        var line = bound(1, SHORT);
        var never = new CountDownLatch(1);
        smsc.behaves((submit, session) -> {
            try {
                never.await(SHORT.toMillis() * 2 / 3, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return smsc.nextId();
        });

        var answers = line.carry(messages(20));

        assertThat(answers.subList(15, 20)).containsOnly(new NotAsked("WINDOW_FULL"));
        assertThat(smsc.submits()).hasSizeLessThan(6);
    }

    @Test
    void answers_stay_in_the_order_of_their_messages() {
        var line = bound(8, LONG);
        smsc.behaves((submit, session) -> Gsm7.decode(submit.getShortMessage()).replaceAll("\\D", ""));

        var ids = line.carry(messages(50)).stream()
                .map(answer -> ((Accepted) answer).providerMessageId())
                .toList();
        assertThat(ids)
                .isEqualTo(IntStream.range(0, 50).mapToObj(String::valueOf).toList());
    }

    @Test
    void a_lost_line_comes_back_by_itself() {
        var line = bound(5, LONG);
        smsc.close();
        await().until(() -> probe(line) instanceof NotReached);

        smsc.open();

        await().until(() -> probe(line) instanceof Accepted);
    }

    @Test
    void a_server_that_takes_leave_and_stays_on_the_line_is_dialled_again() {
        var line = bound(5, LONG);
        smsc.unbinds();

        await().until(smsc::hasBound);
        await().until(() -> probe(line) instanceof Accepted);
    }

    @Test
    void a_server_that_is_busy_in_the_middle_of_a_message_is_given_time() {
        var line = bound(5, LONG);
        var tries = new AtomicInteger();
        smsc.behaves((submit, session) -> {
            if (part(submit) == 2 && tries.incrementAndGet() < 3) {
                throw new ProcessRequestException("busy", SMPPConstant.STAT_ESME_RTHROTTLED);
            }
            return "part-" + part(submit);
        });

        assertThat(line.carry(List.of(message("m", "a".repeat(300))))).containsExactly(new Accepted("part-2"));
        assertThat(smsc.submits().stream().map(SmppCarrierTest::part)).containsExactly(1, 2, 2, 2);
    }

    @Test
    void a_message_whose_later_part_was_refused_was_refused() {
        var line = bound(5, LONG);
        smsc.behaves((submit, session) -> {
            if (part(submit) == 2) throw new ProcessRequestException("busy", SMPPConstant.STAT_ESME_RTHROTTLED);
            return smsc.nextId();
        });

        assertThat(line.carry(List.of(message("m", "a".repeat(400)))).get(0))
                .isInstanceOfSatisfying(Refused.class, no -> {
                    assertThat(no.failure().code()).isEqualTo("ESME_RTHROTTLED");
                    assertThat(no.failure().text()).contains("after 1 parts were taken");
                });
        assertThat(smsc.submits().stream().map(SmppCarrierTest::part)).doesNotContain(3);
    }

    @Test
    void of_a_message_whose_later_part_was_not_answered_nobody_knows() {
        var line = bound(5, SHORT);
        smsc.behaves((submit, session) -> part(submit) == 2 ? silence() : smsc.nextId());

        assertThat(line.carry(List.of(message("m", "a".repeat(300)))).get(0)).isInstanceOf(Unknown.class);
    }

    private void receipt(String text, OptionalParameter... more) throws NegativeResponseException {
        smsc.deliver(RECEIPT, "491713920012", 0, text.getBytes(StandardCharsets.US_ASCII), more);
    }

    @Test
    void a_receipt_of_success_is_a_word() throws NegativeResponseException {
        bound(5, LONG);
        receipt(
                "id:0123 sub:001 dlvrd:001 submit date:2611252300 done date:2611252301 stat:DELIVRD err:000 text:Back in stoc");

        assertThat(words.words()).singleElement().isInstanceOfSatisfying(Word.Receipt.class, word -> {
            assertThat(word.provider()).isEqualTo("aggregator");
            assertThat(word.providerMessageId()).isEqualTo("0123");
            assertThat(word.eventId()).isEqualTo("0123:DELIVRD");
            assertThat(word.kind()).isEqualTo(Word.Kind.DELIVERED);
            assertThat(word.messageId()).isNull();
            assertThat(word.channel()).isEqualTo(Channel.SMS);
            assertThat(word.address()).isEqualTo("+491713920012");
            assertThat(word.failure()).isNull();
        });
    }

    @Test
    void a_receipt_of_failure_brings_state_and_error() throws NegativeResponseException {
        bound(5, LONG);
        receipt(
                "id:0123 sub:001 dlvrd:000 submit date:2611252300 done date:2611252301 stat:UNDELIV err:069 text:stat:DELIVRD");

        assertThat(words.words()).singleElement().isInstanceOfSatisfying(Word.Receipt.class, word -> {
            assertThat(word.kind()).isEqualTo(Word.Kind.FAILED);
            assertThat(word.failure()).isNotNull();
            assertThat(word.failure().provider()).isEqualTo("smpp");
            assertThat(word.failure().code()).isEqualTo("UNDELIV");
            assertThat(word.failure().late()).isTrue();
            assertThat(word.failure().phrases()).contains("err 069");
        });
    }

    @Test
    void optional_parameters_say_it_without_a_text() throws NegativeResponseException {
        bound(5, LONG);
        receipt(
                "",
                new OptionalParameter.Receipted_message_id("abc-1"),
                new OptionalParameter.Message_state((byte) 3),
                new OptionalParameter.Network_error_code(new byte[] {3, 0, 27}));

        assertThat(words.words()).singleElement().isInstanceOfSatisfying(Word.Receipt.class, word -> {
            assertThat(word.providerMessageId()).isEqualTo("abc-1");
            assertThat(word.failure()).isNotNull();
            assertThat(word.failure().code()).isEqualTo("EXPIRED");
            assertThat(word.failure().text()).contains("err:27");
        });
    }

    @Test
    void a_server_may_report_in_decimal_what_it_took_in_hexadecimal() throws NegativeResponseException {
        var line = bound(settings(smsc.port(), 5, LONG, ReceiptIds.DECIMAL_OF_HEX, false), defaultTrust());
        smsc.behaves((submit, session) -> "00FF");
        var taken = (Accepted) line.carry(messages(1)).get(0);
        receipt("id:0000000255 stat:DELIVRD err:000");

        assertThat(((Word.Receipt) words.words().get(0)).providerMessageId()).isEqualTo(taken.providerMessageId());
    }

    @Test
    void a_receipt_that_nobody_can_read_is_let_go() throws NegativeResponseException {
        bound(5, LONG);
        receipt("delivered, mate");
        receipt("id:1 stat:WHATEVER");
        receipt("stat:DELIVRD");
        receipt("");

        assertThat(words.words()).isEmpty();
    }

    @Test
    void a_word_that_cannot_be_kept_is_not_acknowledged_and_comes_again() throws NegativeResponseException {
        bound(5, LONG);
        words.fail(true);
        assertThatThrownBy(() -> receipt("id:1 stat:DELIVRD err:000"))
                .isInstanceOfSatisfying(
                        NegativeResponseException.class,
                        no -> assertThat(no.getCommandStatus()).isEqualTo(SMPPConstant.STAT_ESME_RX_T_APPN));

        words.fail(false);
        receipt("id:1 stat:DELIVRD err:000");
        assertThat(words.words()).hasSize(1);
    }

    @Test
    void a_handsets_message_is_a_reply() throws NegativeResponseException {
        bound(5, LONG);
        smsc.deliver(0, "491713920012", 0, Gsm7.encode("STOP [€]"));
        smsc.deliver(0, "491713920012", 8, "Стоп 🛑".getBytes(StandardCharsets.UTF_16BE));
        smsc.deliver(0, "491713920012", 3, "Aufhören".getBytes(StandardCharsets.ISO_8859_1));
        smsc.deliver(WITH_HEADER, "491713920012", 0, concat(new byte[] {5, 0, 3, 1, 2, 1}, Gsm7.encode("first part")));
        smsc.deliver(0, "491713920012", 0, new byte[0], new OptionalParameter.Message_payload(Gsm7.encode("payload")));

        assertThat(words.words())
                .allMatch(word ->
                        word instanceof Word.Reply reply && reply.address().equals("+491713920012"));
        assertThat(words.words().stream().map(word -> ((Word.Reply) word).text()))
                .containsExactly("STOP [€]", "Стоп 🛑", "Aufhören", "first part", "payload");
        assertThat(words.words().stream().map(Word::eventId)).doesNotHaveDuplicates();
    }

    private static byte[] concat(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    @Test
    void sixty_words_at_once_do_not_hold_up_the_answers() throws InterruptedException {
        var line = bound(5, LONG);
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 60; i++) {
            int id = i;
            threads.add(new Thread(() -> {
                try {
                    receipt("id:" + id + " stat:DELIVRD err:000");
                } catch (NegativeResponseException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        threads.forEach(Thread::start);
        assertThat(line.carry(messages(20))).hasOnlyElementsOfType(Accepted.class);
        for (var thread : threads) thread.join(TimeUnit.SECONDS.toMillis(20));
        assertThat(words.words()).hasSize(60);
    }

    @Test
    void over_tls_the_named_host_is_reached() {
        var certificates = Certificates.of("localhost");
        try (var secure = new Smsc(certificates.context())) {
            var line = opened(settings(secure.port(), 5, LONG, ReceiptIds.SAME, true), certificates.context());
            await().until(() -> probe(line) instanceof Accepted);
        }
    }

    @Test
    void over_tls_a_host_of_another_name_is_not_reached() {
        var certificates = Certificates.of("somebody-else.example");
        try (var secure = new Smsc(certificates.context())) {
            var line = opened(settings(secure.port(), 5, LONG, ReceiptIds.SAME, true), certificates.context());
            await().until(() ->
                    probe(line) instanceof NotReached not && not.detail().contains("SSLHandshakeException"));
            assertThat(secure.submits()).isEmpty();
        }
    }

    /** Its port is open and its kernel acknowledges everything; only the server behind it has died. */
    @Test
    void a_line_on_which_nobody_answers_any_more_is_given_up_and_dialled_again() {
        try (var dead = new DeadServer()) {
            var settings = new SmppSettings(
                    "localhost",
                    dead.port(),
                    "shop",
                    "secret",
                    "",
                    100,
                    false,
                    null,
                    5,
                    "Shelfbell",
                    null,
                    null,
                    ReceiptIds.SAME,
                    Duration.ofSeconds(5),
                    SHORT,
                    Duration.ofMillis(200),
                    Duration.ofMillis(50),
                    Duration.ofMillis(200),
                    Duration.ofMillis(20));
            opened(settings, defaultTrust());
            await().until(() -> dead.binds() >= 3);
        }
    }

    @Test
    void whoever_closes_takes_leave() {
        var line = bound(5, LONG);
        line.close();

        await().until(() -> !smsc.hasBound());
        assertThat(probe(line)).isInstanceOf(NotReached.class);
    }
}
