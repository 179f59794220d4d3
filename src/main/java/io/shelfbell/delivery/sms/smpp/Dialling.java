package io.shelfbell.delivery.sms.smpp;

import io.shelfbell.delivery.receipt.Words;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.session.BindParameter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one line to a server: binds as a transceiver, and binds again when the line is lost, each time after twice as long a wait. */
final class Dialling {
    private static final Logger LOG = LoggerFactory.getLogger(Dialling.class);

    /** Answers to submits must not wait behind words that are being stored. */
    private static final int READERS = 8;

    private static final int MOST_DOUBLINGS = 20;

    private final String name;
    private final SmppSettings settings;
    private final @Nullable SSLContext trust;
    private final Listener listener;
    private final Clock clock;
    private final AtomicReference<@Nullable Line> line = new AtomicReference<>();
    private final ScheduledExecutorService dialler;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile Trouble trouble = new Trouble("not yet", null);

    Dialling(String name, SmppSettings settings, SSLContext trust, Supplier<@Nullable Words> words, Clock clock) {
        this.name = name;
        this.settings = settings;
        this.trust = settings.tls() ? trust : null;
        this.listener = new Listener(new Heard(name, settings.receiptIds()), words, clock);
        this.clock = clock;
        this.dialler = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "smpp-dial-" + name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Null while there is none. */
    @Nullable
    Line line() {
        return line.get();
    }

    /** Why there is no line. */
    Trouble trouble() {
        return trouble;
    }

    /**
     * Why there is no line.
     *
     * @param refused the command_status of the bind's answer; null when the server did not answer
     */
    record Trouble(String words, @Nullable Integer refused) {
        static Trouble of(Exception failure) {
            return failure.getCause() instanceof NegativeResponseException refused
                    ? new Trouble(Statuses.name(refused.getCommandStatus()), refused.getCommandStatus())
                    : new Trouble(failure.getClass().getSimpleName(), null);
        }
    }

    void begin() {
        dialAfter(Duration.ZERO);
    }

    void end() {
        dialler.shutdownNow();
        var last = line.getAndSet(null);
        if (last != null) last.close();
    }

    private void dialAfter(Duration wait) {
        try {
            dialler.schedule(this::dial, wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("provider={} not dialled, it has ended", name);
        }
    }

    private void dial() {
        try {
            bind();
            LOG.info("provider={} bound", name);
        } catch (IOException | RuntimeException e) {
            trouble = Trouble.of(e);
            LOG.warn("provider={} not bound error={}", name, trouble.words());
            dialAfter(wait(failures.incrementAndGet()));
        }
    }

    private void bind() throws IOException {
        var session = new Session(new Sockets(settings.connectWithin(), trust));
        session.setEnquireLinkTimer((int) settings.enquireLink().toMillis());
        session.setTransactionTimer(settings.answerWithin().toMillis());
        session.setPduProcessorDegree(READERS);
        session.setMessageReceiverListener(listener);
        var submission = new Submission(settings, session, clock);
        var next = new Line(name, session, settings, submission::submit);
        try {
            session.connectAndBind(
                    settings.host(),
                    settings.port(),
                    asWhom(),
                    settings.connectWithin().toMillis());
        } catch (IOException | RuntimeException e) {
            session.close();
            throw e;
        }
        line.set(next);
        session.addSessionStateListener((now, before, source) -> {
            if (!now.isBound()) lost(next);
        });
        if (!session.getSessionState().isBound() || dialler.isShutdown()) lost(next);
    }

    private BindParameter asWhom() {
        return new BindParameter(
                BindType.BIND_TRX,
                settings.systemId(),
                settings.password(),
                settings.systemType(),
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                null,
                InterfaceVersion.IF_34);
    }

    /**
     * Told twice, it counts once. A server that has said unbind may leave the connection open; and one that takes every bind and hangs up at
     * once is dialled no more often than one that takes none.
     */
    private void lost(Line ended) {
        if (!line.compareAndSet(ended, null)) return;
        trouble = new Trouble("the line was lost", null);
        LOG.warn("provider={} line lost", name);
        ended.hangUp();
        if (ended.age().compareTo(settings.reconnectAtMost()) > 0) failures.set(0);
        dialAfter(wait(failures.incrementAndGet()));
    }

    /** With up to a quarter more, so that all nodes of an installation do not come back at the same moment. */
    private Duration wait(int failure) {
        long doubled = settings.reconnectAfter().toMillis() << Math.min(failure - 1, MOST_DOUBLINGS);
        long wait = Math.min(doubled, settings.reconnectAtMost().toMillis());
        return Duration.ofMillis(wait + ThreadLocalRandom.current().nextLong(wait / 4 + 1));
    }
}
