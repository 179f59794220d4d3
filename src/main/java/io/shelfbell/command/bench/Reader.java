package io.shelfbell.command.bench;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which process reads the source, and since when its work can be seen: from the first transaction that it has taken. */
final class Reader {
    private final JdbcClient ours;
    private long epoch = -1;
    private long found;
    private long takesSince;

    Reader(JdbcClient ours) {
        this.ours = ours;
    }

    private record Lease(String owner, long epoch, long sequence) {}

    /** Whether this process reads, and took its first transaction so long ago. */
    synchronized boolean hasTakenFor(long pid, Duration time) {
        var lease = lease().orElse(null);
        if (lease == null) return false;
        if (lease.epoch() != epoch) {
            epoch = lease.epoch();
            found = lease.sequence();
            takesSince = Long.MAX_VALUE;
        }
        if (takesSince == Long.MAX_VALUE && lease.sequence() > found) takesSince = System.nanoTime();
        return lease.owner().startsWith(pid + "@")
                && takesSince != Long.MAX_VALUE
                && System.nanoTime() - takesSince >= time.toNanos();
    }

    private Optional<Lease> lease() {
        return ours.sql("select owner, epoch, sequence from stock_source where owner is not null")
                .query(Lease.class)
                .optional();
    }
}
