package io.shelfbell.delivery.sms.smpp;

import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.delivery.provider.ProviderAnswer.NotReached;
import io.shelfbell.delivery.sms.text.TextMessage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jsmpp.session.SMPPSession;

/**
 * A bound session with its window: as many messages are under way as there are threads. When it ends, what was under way is unknown and
 * what still waited was never asked.
 */
final class Line {
    static final ProviderAnswer LOST = new NotReached("the line was lost before the message's turn");

    private final SMPPSession session;
    private final Function<TextMessage, ProviderAnswer> submit;
    private final ExecutorService window;

    Line(String name, SMPPSession session, int window, Function<TextMessage, ProviderAnswer> submit) {
        this.session = session;
        this.submit = submit;
        this.window = Executors.newFixedThreadPool(window, work -> {
            var thread = new Thread(work, "smpp-" + name);
            thread.setDaemon(true);
            return thread;
        });
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

        Turn(TextMessage message, CompletableFuture<ProviderAnswer> answer) {
            this.message = message;
            this.answer = answer;
        }

        @Override
        public void run() {
            try {
                answer.complete(submit.apply(message));
            } catch (RuntimeException e) {
                answer.complete(new ProviderAnswer.Unknown(e.getClass().getSimpleName()));
            }
        }
    }

    /** The session has ended by itself; those who wait for its answers stop waiting. */
    void end() {
        window.shutdownNow().forEach(work -> ((Turn) work).answer.complete(LOST));
    }

    /** Takes leave of the server (SMPP 3.4 section 4.2). */
    void close() {
        session.unbindAndClose();
        end();
    }
}
