package io.shelfbell.delivery.sms.smpp;

import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.delivery.provider.ProviderAnswer.NotAsked;
import io.shelfbell.delivery.provider.ProviderAnswer.NotReached;
import io.shelfbell.delivery.sms.text.TextMessage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jsmpp.session.SMPPSession;

/**
 * A bound session with its window: as many messages are under way as there are threads. When it ends, what was under way is unknown and
 * what still waited was never asked; nor is what waits for its turn longer than a server may take to answer.
 */
final class Line {
    static final ProviderAnswer LOST = new NotReached("the line was lost before the message's turn");

    static final ProviderAnswer FULL = new NotAsked("WINDOW_FULL");

    private final SMPPSession session;
    private final Function<TextMessage, ProviderAnswer> submit;
    private final ExecutorService window;
    private final Duration patience;
    private final long begun = System.nanoTime();

    Line(String name, SMPPSession session, SmppSettings settings, Function<TextMessage, ProviderAnswer> submit) {
        this.session = session;
        this.submit = submit;
        this.patience = settings.answerWithin();
        this.window = Executors.newFixedThreadPool(settings.window(), work -> {
            var thread = new Thread(work, "smpp-" + name);
            thread.setDaemon(true);
            return thread;
        });
    }

    Duration age() {
        return since(begun);
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    /** Completed with whatever happens, and never exceptionally. */
    CompletableFuture<ProviderAnswer> send(TextMessage message) {
        var turn = new Turn(message, new CompletableFuture<>());
        try {
            window.execute(turn);
        } catch (RejectedExecutionException e) {
            turn.answer.complete(LOST);
        }
        return turn.answer;
    }

    private final class Turn implements Runnable {
        private final TextMessage message;
        private final CompletableFuture<ProviderAnswer> answer;
        private final long queued = System.nanoTime();

        Turn(TextMessage message, CompletableFuture<ProviderAnswer> answer) {
            this.message = message;
            this.answer = answer;
        }

        @Override
        public void run() {
            try {
                boolean late = since(queued).compareTo(patience) > 0;
                answer.complete(late ? FULL : submit.apply(message));
            } catch (RuntimeException e) {
                answer.complete(new ProviderAnswer.Unknown(e.getClass().getSimpleName()));
            }
        }
    }

    /** Those who wait for answers stop waiting. */
    void hangUp() {
        window.shutdownNow().forEach(work -> ((Turn) work).answer.complete(LOST));
        session.close();
    }

    /** Takes leave of the server (SMPP 3.4 section 4.2). */
    void close() {
        session.unbindAndClose();
        hangUp();
    }
}
