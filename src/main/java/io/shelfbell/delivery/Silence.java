package io.shelfbell.delivery;

import io.shelfbell.outbox.ReceiptShares;
import io.shelfbell.outbox.ReceiptShares.Share;
import io.shelfbell.rota.Worker;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Which providers take messages for a country and do not deliver them. The more often it is looked at, the sooner it is known. */
@Component
class Silence implements SmartLifecycle {
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final ReceiptShares shares;
    private final FailoverProperties properties;
    private final Worker worker = new Worker("receipt-shares", LOOK, this::look);
    private final Map<String, AtomicInteger> probes = new ConcurrentHashMap<>();
    private volatile Set<String> judged = Set.of();
    private volatile Set<Where> silent = Set.of();

    Silence(ReceiptShares shares, FailoverProperties properties) {
        this.shares = shares;
        this.properties = properties;
    }

    /** A provider and the recipients' country; empty when it is not known. */
    record Where(String provider, String country) {}

    /** Only these ever say what became of a message: of the others nobody needs to count, which takes long after a blast. */
    void judge(Set<String> providers) {
        judged = Set.copyOf(providers);
    }

    Set<Where> known() {
        return silent;
    }

    /** Whether it is better to ask somebody else. Now and then the answer is no all the same, so that its return is noticed. */
    boolean speaksAgainst(String provider, @Nullable String country) {
        return silent.contains(new Where(provider, country == null ? "" : country))
                && probes.computeIfAbsent(provider + " " + country, key -> new AtomicInteger())
                                        .incrementAndGet()
                                % properties.probeEvery()
                        != 0;
    }

    int look() {
        if (judged.isEmpty()) return 0;
        silent = shares.within(properties.window(), properties.grace(), judged).stream()
                .filter(this::isSilent)
                .map(share -> new Where(share.provider(), share.country()))
                .collect(Collectors.toUnmodifiableSet());
        return 0;
    }

    private boolean isSilent(Share share) {
        return share.accepted() >= properties.leastMessages()
                && share.delivered() < share.accepted() * properties.leastShare();
    }

    @Override
    public void start() {
        worker.start();
    }

    @Override
    public void stop() {
        worker.stop();
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }
}
