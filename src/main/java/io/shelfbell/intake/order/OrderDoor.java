package io.shelfbell.intake.order;

import io.shelfbell.fact.Lane;
import io.shelfbell.intake.channel.SalesChannel;
import io.shelfbell.rota.CrashPoint;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Where bodies are kept before anybody looks at them: without secrets, and once for each name that a caller gives his request. */
@Component
public class OrderDoor {
    private final IntakeLedger ledger;
    private final Desk desk;
    private final IntakeWorker worker;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;

    OrderDoor(
            IntakeLedger ledger,
            Desk desk,
            IntakeWorker worker,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Clock clock) {
        this.ledger = ledger;
        this.desk = desk;
        this.transaction = transaction;
        this.worker = worker;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a body met. */
    public sealed interface Entry {
        /** It is durable. */
        record Stored(IntakeLedger.Intake intake) implements Entry {}

        /** The same request was there before, and has its outcome. */
        record Again(UUID intakeId) implements Entry {}

        /** The same request was there before, and is being worked on. */
        record InFlight(UUID intakeId) implements Entry {}

        /** The name was used for another body. */
        record Misused() implements Entry {}
    }

    /**
     * Committed when this returns.
     *
     * @param lane which orders are worked on first; the channel's own, or a later one
     * @param key draft-ietf-httpapi-idempotency-key-header; null without
     */
    public Entry take(
            SalesChannel channel, Lane lane, @Nullable String contentType, byte[] body, @Nullable String key) {
        var stored = body(channel, lane, contentType, body);
        var entry = key == null ? keep(stored) : keep(stored, key, sha256(body));
        worker.wake();
        CrashPoint.INTAKE_KEPT.reached();
        return entry;
    }

    private IntakeLedger.Body body(SalesChannel channel, Lane lane, @Nullable String contentType, byte[] bytes) {
        return new IntakeLedger.Body(
                UUID.randomUUID(),
                channel.name(),
                contentType,
                Scrubber.scrub(bytes),
                lane,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private Entry keep(IntakeLedger.Body body) {
        desk.keep(body);
        return new Entry.Stored(IntakeLedger.Intake.of(body));
    }

    private Entry keep(IntakeLedger.Body body, String key, byte[] sha256) {
        return Objects.requireNonNull(transaction.execute(tx -> {
            var before = before(body.channel(), key, sha256, body.intakeId());
            if (before != null) return before;
            ledger.store(List.of(body));
            return new Entry.Stored(IntakeLedger.Intake.of(body));
        }));
    }

    /** Many bodies of a channel, without names; durable when the transaction is. */
    @Transactional
    public List<UUID> take(SalesChannel channel, List<byte[]> bodies, @Nullable String contentType) {
        var stored = bodies.stream()
                .map(body -> body(channel, channel.door().lane(), contentType, body))
                .toList();
        ledger.store(stored);
        worker.wake();
        return stored.stream().map(IntakeLedger.Body::intakeId).toList();
    }

    /** Has a body worked on again; false while it is. */
    public boolean retry(UUID intakeId) {
        boolean again = ledger.retry(intakeId);
        worker.wake();
        return again;
    }

    /** Null when the name is new; whoever comes at the same instant waits here for the first one's commit. */
    private @Nullable Entry before(String channel, String key, byte[] sha256, UUID id) {
        int added = jdbc.sql("""
                insert into intake_key (channel, key, sha256, intake_id, at) values (:channel, :key, :sha256, :id, now())
                on conflict (channel, key) do nothing
                """)
                .param("channel", channel)
                .param("key", key)
                .param("sha256", sha256)
                .param("id", id)
                .update();
        if (added == 1) return null;
        return jdbc.sql("""
                select k.sha256 = :sha256 as same, k.intake_id, i.state = 'RECEIVED' as open
                from intake_key k join intake i on i.intake_id = k.intake_id where k.channel = :channel and k.key = :key
                """)
                .param("channel", channel)
                .param("key", key)
                .param("sha256", sha256)
                .query((row, n) -> {
                    var first = row.getObject("intake_id", UUID.class);
                    if (!row.getBoolean("same")) return (Entry) new Entry.Misused();
                    return row.getBoolean("open") ? new Entry.InFlight(first) : new Entry.Again(first);
                })
                .single();
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
