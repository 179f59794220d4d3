package io.shelfbell.delivery.mail;

import io.shelfbell.delivery.provider.ProviderAnswer;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import javax.net.ssl.SSLSocket;
import org.eclipse.angus.mail.smtp.SMTPOutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with a server (RFC 5321). Angus Mail opens it; the sending is done here, because what a lost line means depends on
 * whether the end of the message had gone out.
 */
final class SmtpConnection extends SMTPTransport {
    /** How far one message has come. */
    private enum Stage {
        MAIL("MAIL FROM"),
        RCPT("RCPT TO"),
        DATA("DATA"),
        CONTENT("DATA"),
        /** The dot that ends the message is being written. */
        DOT("end of DATA"),
        /** It is written: from here on the server may have taken the message. */
        OUT("end of DATA");

        private final String command;

        Stage(String command) {
            this.command = command;
        }
    }

    /** How far the opening has come. */
    private enum Opening {
        CONNECT("CONNECT"),
        HELO("EHLO"),
        STARTTLS("STARTTLS"),
        AUTH("AUTH");

        private final String command;

        Opening(String command) {
            this.command = command;
        }
    }

    private final SmtpServer server;
    private final Line line;
    private final Clock clock;
    private final Instant openedAt;
    private Instant usedAt;
    private int messages;
    private Opening opening = Opening.CONNECT;
    private Stage stage = Stage.MAIL;
    private boolean greeted;
    private boolean usable;
    private Deadline deadline;
    private @Nullable Reply reply;

    private SmtpConnection(SmtpServer server, Line line, Deadline deadline, Clock clock) {
        super(server.session(), null);
        this.server = server;
        this.line = line;
        this.deadline = deadline;
        this.clock = clock;
        this.openedAt = clock.instant();
        this.usedAt = openedAt;
    }

    /** Connects, secures the line, says who we are and logs in. */
    static SmtpConnection open(SmtpServer server, Deadline deadline, Clock clock) throws Unreachable {
        var line = Line.to(server, deadline);
        var connection = new SmtpConnection(server, line, deadline, clock);
        try {
            connection.greet();
            return connection;
        } catch (Unreachable | RuntimeException e) {
            line.hangUp();
            throw e;
        }
    }

    private void greet() throws Unreachable {
        try {
            connect(server.settings().securityOrUsual() == Security.TLS ? secured() : line);
            greeted = true;
            usable = true;
        } catch (AuthenticationFailedException e) {
            opening = Opening.AUTH;
            throw turnedAway("the log-in failed: ", String.valueOf(e.getMessage()), e);
        } catch (IOException | MessagingException e) {
            throw turnedAway("turned away: ", Cause.of(e, deadline), e);
        }
        if (server.settings().username() != null && !supportsExtension("AUTH"))
            throw new Unreachable("the log-in failed: the server offers none");
    }

    /** @param otherwise why, when the server did not say it */
    private Unreachable turnedAway(String how, String otherwise, Exception cause) {
        var said = last();
        if (!said.isRefusal()) return new Unreachable(opening == Opening.AUTH ? how + otherwise : otherwise, cause);
        return new Unreachable(how + said, said.failure(opening.command, clock.instant()), cause);
    }

    private Socket secured() throws IOException {
        var socket = (SSLSocket)
                server.tls().createSocket(line, server.host(), server.settings().portOrUsual(), true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm(
                "HTTPS"); // the certificate must be for the host's name (RFC 9525)
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    @Override
    protected synchronized boolean protocolConnect(
            @Nullable String host, int port, @Nullable String user, @Nullable String password)
            throws MessagingException {
        return super.protocolConnect(
                host, port, server.settings().username(), server.settings().password());
    }

    @Override
    protected boolean ehlo(String domain) throws MessagingException {
        opening = Opening.HELO;
        return super.ehlo(domain);
    }

    @Override
    protected void startTLS() throws MessagingException {
        opening = Opening.STARTTLS;
        super.startTLS();
    }

    /** Whether it may be used for one more message, as far as we know and as the server says to RSET. */
    synchronized boolean isReady(Deadline next, Instant now) {
        var pool = server.settings().pool();
        if (messages >= pool.messages()
                || now.isAfter(openedAt.plus(pool.age()))
                || now.isAfter(usedAt.plus(pool.idle()))) return false;
        try {
            deadline = next;
            next.watch(line);
            line.setSoTimeout((int) server.settings().timeouts().read().toMillis());
            return say("RSET").isPositive();
        } catch (IOException | MessagingException | RuntimeException e) {
            return false;
        }
    }

    synchronized boolean isIdleSince(Instant moment) {
        return usedAt.isBefore(moment);
    }

    /** Whether the connection can carry another message. */
    synchronized boolean isUsable() {
        return usable;
    }

    /** Whether the server had given up this line before it heard of the last message: then a new one may be tried. */
    synchronized boolean wasGoneBefore() {
        return !usable && stage == Stage.MAIL && messages > 1 && !deadline.isOver();
    }

    /** Sends one letter. Never throws: only here is it known how far the letter came. */
    synchronized ProviderAnswer send(Letter letter) {
        messages++;
        usedAt = clock.instant();
        stage = Stage.MAIL;
        if (letter.needsUtf8() && !supportsExtension("SMTPUTF8"))
            return new ProviderAnswer.Refused(Unsendable.withoutUtf8().failure(clock.instant()));
        usable = false;
        try {
            var said = converse(letter);
            usable = !said.isLast();
            return answer(said, letter);
        } catch (IOException | MessagingException | RuntimeException e) {
            return lost(Cause.of(e, deadline));
        }
    }

    private Reply converse(Letter letter) throws IOException, MessagingException {
        var said = say(mail(letter));
        if (!said.isPositive()) return said;
        stage = Stage.RCPT;
        said = say("RCPT TO:<" + letter.to() + ">");
        if (!said.isPositive()) return said;
        stage = Stage.DATA;
        var out = startData();
        return out == null ? last() : content(letter, out);
    }

    private String mail(Letter letter) {
        return "MAIL FROM:<" + letter.sender() + ">"
                + (supportsExtension("SIZE") ? " SIZE=" + letter.content().length : "")
                + (letter.needsUtf8() ? " BODY=8BITMIME SMTPUTF8" : "");
    }

    /** Null when the server does not want it; then its answer counts, not what becomes of the RSET that Angus Mail sends. */
    private @Nullable OutputStream startData() throws MessagingException {
        reply = null;
        try {
            return data();
        } catch (MessagingException e) {
            if (reply == null) throw e;
            return null;
        }
    }

    /** The answer to the end of the message is waited for as long as the deadline allows (RFC 5321 section 4.5.3.2.6 says ten minutes). */
    private Reply content(Letter letter, OutputStream out) throws IOException, MessagingException {
        stage = Stage.CONTENT;
        out.write(letter.content());
        ((SMTPOutputStream) out).ensureAtBOL();
        line.setSoTimeout(0);
        stage = Stage.DOT;
        return say(".");
    }

    private Reply say(String command) throws MessagingException {
        reply = null;
        simpleCommand(command.getBytes(StandardCharsets.UTF_8));
        return last();
    }

    private Reply last() {
        return reply == null ? new Reply(-1, null, "") : reply;
    }

    /** Is asked for as soon as a command has been written to its end, so that here we know that the dot is out. */
    @Override
    protected int readServerResponse() throws MessagingException {
        if (stage == Stage.DOT) stage = Stage.OUT;
        if (!greeted && !last().isLast()) reply = null; // a refusal of what came before, unless it was the last word
        int code = super.readServerResponse();
        if (reply == null || !greeted && code != -1) reply = Reply.of(code, getLastServerResponse());
        return code;
    }

    private ProviderAnswer answer(Reply said, Letter letter) {
        if (said.isRefusal()) return new ProviderAnswer.Refused(said.failure(stage.command, clock.instant()));
        if (stage == Stage.OUT && said.isPositive())
            return new ProviderAnswer.Accepted(said.queueId().orElse(letter.messageId()));
        return lost(said.code() == -1 ? "the line was lost" : "unexpected answer " + said);
    }

    private ProviderAnswer lost(String why) {
        return stage == Stage.OUT
                ? new ProviderAnswer.Unknown(why + " after the message had gone out")
                : new ProviderAnswer.NotReached(why + " at " + stage);
    }

    /** Says goodbye where that can still be heard. */
    @Override
    public synchronized void close() {
        if (!usable) line.hangUp();
        try {
            super.close();
        } catch (MessagingException | RuntimeException e) {
            line.hangUp();
        }
    }
}
