package io.shelfbell.delivery.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.shelfbell.delivery.bounce.BounceProperties.Imap;
import io.shelfbell.delivery.bounce.BounceProperties.Tls;
import io.shelfbell.delivery.receipt.Word;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BounceMailboxTest {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
            .dynamicPort()
            .setVerbose(false));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HeardWords heard = new HeardWords();
    private GreenMailUser user;

    @BeforeEach
    void start() {
        server.start();
        user = server.setUser("bounces@shop.example", "bounces", "secret");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private Imap imap(String password) {
        return imap(password, server.getImap().getPort());
    }

    private static Imap imap(String password, int port) {
        return new Imap("127.0.0.1", port, "bounces", password, Tls.NONE, "INBOX", Duration.ofMillis(50));
    }

    private BounceMailbox mailbox() {
        return mailbox("secret");
    }

    private BounceMailbox mailbox(String password) {
        return mailbox(imap(password));
    }

    private BounceMailbox mailbox(Imap imap) {
        var clock = Clock.fixed(BounceReaderTest.NOW, ZoneOffset.UTC);
        return new BounceMailbox(
                imap,
                new BounceIntake(new BounceReader("shelfbell.example", BounceReaderTest.TAGS), heard, meters, clock));
    }

    private void arrives(String mail) throws MessagingException {
        user.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))));
    }

    private static String bounce(int number) {
        return """
                From: MAILER-DAEMON@mx.example
                To: bounces+%2$s@shop.example
                Message-ID: <%1$d@mx.example>
                Subject: failure notice

                <a%1$d@b.example>: 550 5.1.1 no such user
                """.formatted(number, BounceReaderTest.signed("d" + number));
    }

    private long in(String folder, boolean seen) throws Exception {
        var found = server.getManagers().getImapHostManager().getFolder(user, folder);
        return found == null
                ? 0
                : found.getMessages().stream()
                        .filter(m -> m.getFlags().contains(Flags.Flag.SEEN) == seen)
                        .count();
    }

    @Test
    void new_bounces_are_taken_and_marked_as_seen() throws Exception {
        arrives(bounce(1));
        arrives(bounce(2));
        assertThat(mailbox().look()).isEqualTo(2);
        assertThat(heard.byEvent.values())
                .extracting(word -> ((Word.Receipt) word).messageId())
                .containsExactly("d1@shelfbell.example", "d2@shelfbell.example");
        assertThat(in("INBOX", true)).isEqualTo(2);
        assertThat(mailbox().look()).isZero();
    }

    @Test
    void nothing_is_marked_before_it_is_kept() throws Exception {
        arrives(bounce(1));
        heard.broken = true;
        assertThat(mailbox().look()).isZero();
        assertThat(in("INBOX", false)).isEqualTo(1);
        assertThat(counted("failed")).isEqualTo(1);
        heard.broken = false;
        assertThat(mailbox().look()).isEqualTo(1);
        assertThat(heard.byEvent).hasSize(1);
    }

    @Test
    void what_says_nothing_is_put_aside_and_counted() throws Exception {
        arrives("From: ada@example.org\nSubject: Re: It is back\n\nIs it blue as well?\n");
        arrives(bounce(1));
        assertThat(mailbox().look()).isEqualTo(2);
        assertThat(in("INBOX", true)).isEqualTo(1);
        assertThat(in("INBOX", false)).isZero();
        assertThat(in(BounceMailbox.UNREADABLE, true) + in(BounceMailbox.UNREADABLE, false))
                .isEqualTo(1);
        assertThat(counted("unreadable")).isEqualTo(1);
    }

    private double counted(String outcome) {
        return meters.counter("shelfbell.bounce.mails", "door", "imap", "outcome", outcome)
                .count();
    }

    @Test
    void a_mail_that_cannot_be_kept_stops_no_other() throws Exception {
        heard.poison = "d1@shelfbell.example";
        for (int i = 1; i <= 3; i++) arrives(bounce(i));
        var box = mailbox();
        assertThat(box.look()).isEqualTo(2);
        assertThat(heard.byEvent).hasSize(2);
        assertThat(in("INBOX", false)).isEqualTo(1);
        assertThat(counted("failed")).isEqualTo(1);
        heard.poison = "";
        assertThat(box.look()).isEqualTo(1);
        assertThat(in("INBOX", false)).isZero();
    }

    /** A look ends after ten failures, because it may be the database; the next one begins with the others. */
    @Test
    void many_mails_that_cannot_be_kept_come_last_at_the_next_look() throws Exception {
        heard.poison = "d1@shelfbell.example";
        for (int i = 0; i < 12; i++) arrives(bounce(1));
        arrives(bounce(2));
        var box = mailbox();
        assertThat(box.look()).isZero();
        assertThat(counted("failed")).isEqualTo(10);
        assertThat(box.look()).isEqualTo(1);
        assertThat(heard.byEvent).hasSize(1);
    }

    @Test
    void where_no_folder_may_be_created_what_says_nothing_stays_and_stops_no_other() throws Exception {
        arrives("From: ada@example.org\nSubject: Re: It is back\n\nIs it blue as well?\n");
        arrives(bounce(1));
        try (var strict = new StrictImap(server.getImap().getPort())) {
            var box = mailbox(imap("secret", strict.port()));
            assertThat(box.look()).isEqualTo(2);
            assertThat(heard.byEvent).hasSize(1);
            assertThat(in("INBOX", true)).isEqualTo(2);
            assertThat(box.look()).isZero();
        }
    }

    @Test
    void two_nodes_that_look_at_once_hear_each_word_once() throws Exception {
        for (int i = 0; i < 20; i++) arrives(bounce(i));
        Callable<Integer> look = () -> mailbox().look();
        var nodes = Executors.newFixedThreadPool(2);
        try {
            for (var done : nodes.invokeAll(java.util.List.of(look, look))) done.get();
        } finally {
            nodes.shutdownNow();
        }
        assertThat(heard.byEvent).hasSize(20);
        assertThat(in("INBOX", false)).isZero();
    }

    @Test
    void a_server_that_was_away_is_found_again() throws Exception {
        var watch = new MailboxWatch(mailbox(), Duration.ofMillis(50));
        int port = server.getImap().getPort();
        server.stop();
        watch.start();
        var later = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        try {
            later.start();
            user = later.setUser("bounces@shop.example", "bounces", "secret");
            arrives(bounce(1));
            await().atMost(Duration.ofSeconds(60)).until(() -> heard.byEvent.size() == 1);
            assertThat(watch.isRunning()).isTrue();
        } finally {
            watch.stop();
            later.stop();
        }
        assertThat(watch.isRunning()).isFalse();
    }

    @Test
    void a_wrong_password_or_a_missing_server_is_no_more_than_a_look_in_vain() {
        assertThatThrownBy(() -> mailbox("wrong").look()).isInstanceOf(MessagingException.class);
        var box = mailbox();
        server.stop();
        assertThatThrownBy(box::look).isInstanceOf(MessagingException.class);
    }

    @Test
    void secrets_are_not_shown() {
        assertThat(new BounceProperties("0123456789abcdef", imap("secret")).toString())
                .doesNotContain("secret")
                .doesNotContain("0123456789abcdef");
    }
}
