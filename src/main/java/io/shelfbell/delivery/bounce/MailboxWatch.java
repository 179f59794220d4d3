package io.shelfbell.delivery.bounce;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks into the mailbox again and again; whatever goes wrong, the next look is a new beginning. */
final class MailboxWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxWatch.class);

    private final BounceMailbox mailbox;
    private final Duration every;
    private @Nullable ScheduledExecutorService thread;

    MailboxWatch(BounceMailbox mailbox, Duration every) {
        this.mailbox = mailbox;
        this.every = every;
    }

    @Override
    public synchronized void start() {
        if (thread != null) return;
        var watch = Executors.newSingleThreadScheduledExecutor(task -> {
            var named = new Thread(task, "bounces");
            named.setDaemon(true);
            return named;
        });
        watch.scheduleWithFixedDelay(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        thread = watch;
    }

    private void look() {
        try {
            int handled = mailbox.look();
            if (handled > 0) LOG.info("bounces door=imap handled={}", handled);
        } catch (MessagingException e) {
            LOG.warn("bounces door=imap not reached error={}", e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            LOG.error("bounces door=imap not taken, tried again later", e);
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) thread.shutdownNow();
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
