package io.shelfbell.delivery.mail;

import io.shelfbell.delivery.provider.Message;
import io.shelfbell.delivery.provider.Provider;
import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.fact.Channel;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** E-mail over one SMTP server (RFC 5321), on several connections at once. */
final class SmtpProvider implements Provider, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpProvider.class);
    private static final int MESSAGES_PER_CONNECTION = 8;

    private final SmtpServer server;
    private final Composer composer;
    private final DomainRates rates;
    private final Connections connections;
    private final ThreadPoolExecutor carriers;
    private final Clock clock;

    SmtpProvider(SmtpServer server, Composer composer, Clock clock) {
        this.server = server;
        this.composer = composer;
        this.rates = new DomainRates(server.settings().rate(), clock);
        this.connections = new Connections(server, clock);
        this.carriers =
                Threads.several("smtp-" + name(), server.settings().pool().connections());
        this.clock = clock;
    }

    @Override
    public String name() {
        return server.name();
    }

    @Override
    public String kind() {
        return "smtp";
    }

    @Override
    public boolean serves(Channel channel) {
        return channel == Channel.EMAIL;
    }

    @Override
    public int rank() {
        return server.settings().rank();
    }

    @Override
    public int batch() {
        return MESSAGES_PER_CONNECTION * server.settings().pool().connections();
    }

    /**
     * Ends after one and a half deadlines at the latest: what has not been started after half a one is given back.
     */
    @Override
    public List<ProviderAnswer> send(List<Message> messages) {
        var call = new Call(
                clock.instant().plus(server.settings().timeouts().deadline().dividedBy(2)));
        var answers = new ArrayList<Future<ProviderAnswer>>(messages.size());
        for (var message : messages) answers.add(start(() -> answer(message, call)));
        return answers.stream().map(SmtpProvider::get).toList();
    }

    private Future<ProviderAnswer> start(Callable<ProviderAnswer> work) {
        var task = new FutureTask<>(work);
        try {
            carriers.execute(task);
            return task;
        } catch (RejectedExecutionException e) {
            var closed = new FutureTask<ProviderAnswer>(() -> new ProviderAnswer.NotAsked("SHUTTING_DOWN"));
            closed.run();
            return closed;
        }
    }

    /** Waits although interrupted, because what has been sent must be told. */
    private static ProviderAnswer get(Future<ProviderAnswer> answer) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    LOG.error("error={}", e.getCause(), e);
                    return new ProviderAnswer.Unknown(String.valueOf(e.getCause()));
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private ProviderAnswer answer(Message message, Call call) {
        if (clock.instant().isAfter(call.startBy)) return new ProviderAnswer.NotAsked("SLOW_PROVIDER");
        try {
            var letter = composer.compose(message);
            if (!rates.take(letter.to().domain())) return new ProviderAnswer.NotAsked("DOMAIN_RATE");
            var unreachable = call.unreachable;
            return unreachable == null ? carry(letter, call) : unreachable;
        } catch (Unsendable e) {
            return new ProviderAnswer.Refused(e.failure(clock.instant()));
        } catch (RuntimeException e) {
            LOG.error("server={} error={}", name(), e.toString(), e);
            return new ProviderAnswer.NotReached(e.toString()); // whatever it is, the letter had not been sent
        }
    }

    private ProviderAnswer carry(Letter letter, Call call) {
        try {
            var sent = send(letter, call);
            connections.giveBack(sent.over());
            return sent.answer();
        } catch (Unreachable e) {
            LOG.warn("server={} error={}", name(), e.getMessage());
            var answer = e.answer();
            if (!call.reached) call.unreachable = answer;
            return answer;
        }
    }

    private Sent send(Letter letter, Call call) throws Unreachable {
        try (var deadline = connections.deadline()) {
            var connection = connections.take(deadline);
            call.reached = true;
            var answer = connection.send(letter);
            if (!connection.wasGoneBefore()) return new Sent(answer, connection);
            connection.close();
            connection = connections.open(deadline);
            return new Sent(connection.send(letter), connection);
        }
    }

    private record Sent(ProviderAnswer answer, SmtpConnection over) {}

    /** What is on its way is waited for: its answer counts. */
    @Override
    public void close() {
        carriers.shutdown();
        try {
            long deadline = server.settings().timeouts().deadline().toMillis();
            if (!carriers.awaitTermination(2 * deadline, TimeUnit.MILLISECONDS))
                LOG.warn("server={} still busy", name());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.close();
        }
    }

    /** One call of {@link #send}: a server that is not there is not looked for again by each of its messages. */
    private static final class Call {
        private final Instant startBy;
        private volatile boolean reached;
        private volatile @Nullable ProviderAnswer unreachable;

        Call(Instant startBy) {
            this.startBy = startBy;
        }
    }
}
