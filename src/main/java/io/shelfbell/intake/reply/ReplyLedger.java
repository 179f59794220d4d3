package io.shelfbell.intake.reply;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Answers to partners until they are taken, and after that as a proof. */
@Repository
class ReplyLedger {
    private final JdbcClient jdbc;

    ReplyLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a partner may take. */
    record Waiting(
            long replyId,
            String channel,
            String kind,
            String partner,
            @Nullable String orderId,
            UUID intakeId,
            Instant createdAt) {}

    /** A control number of up to nine digits. */
    long number() {
        return jdbc.sql("select nextval('reply_number')").query(Long.class).single();
    }

    /** A receipt of an interchange that was answered before is left out. */
    void keep(String channel, UUID intakeId, Collection<Reply> replies, Instant now) {
        for (var reply : replies) // a few of an interchange
        jdbc.sql("""
                    insert into reply (channel, kind, partner, number, order_id, intake_id, body, created_at)
                    select :channel, :kind, :partner, :number, :orderId, :intakeId, :body, :now
                    where not (:receipt and exists (select from reply where intake_id = :intakeId and kind = :kind))
                    """)
                    .param("channel", channel)
                    .param("kind", reply.kind().text())
                    .param("partner", reply.partner())
                    .param("number", reply.number())
                    .param("orderId", reply.orderId())
                    .param("intakeId", intakeId)
                    .param("body", reply.body())
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .param("receipt", reply.kind().isReceipt())
                    .update();
    }

    /** Those that nobody took, the oldest first, from behind one on. */
    List<Waiting> waiting(
            @Nullable String channel, @Nullable String kind, @Nullable String partner, long after, int limit) {
        return jdbc.sql("""
                select reply_id, channel, kind, partner, order_id, intake_id, created_at from reply
                where taken_at is null and reply_id > :after and (:channel::text is null or channel = :channel)
                  and (:kind::text is null or kind = :kind) and (:partner::text is null or partner = :partner)
                order by reply_id limit :limit
                """)
                .param("channel", channel)
                .param("kind", kind)
                .param("partner", partner)
                .param("after", after)
                .param("limit", limit)
                .query(Waiting.class)
                .list();
    }

    Optional<byte[]> body(long replyId) {
        return jdbc.sql("select body from reply where reply_id = :id")
                .param("id", replyId)
                .query((row, n) -> row.getBytes(1))
                .optional();
    }

    /** Safe to repeat; false when there is none. */
    boolean take(long replyId, Instant now) {
        return jdbc.sql("update reply set taken_at = coalesce(taken_at, :now) where reply_id = :id")
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", replyId)
                        .update()
                == 1;
    }
}
