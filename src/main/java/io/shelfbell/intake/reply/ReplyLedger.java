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

    /** So many control numbers, of up to nine digits. */
    List<Long> numbers(int count) {
        return jdbc.sql("select nextval('reply_number') from generate_series(1, :count)")
                .param("count", count)
                .query(Long.class)
                .list();
    }

    /** In their order; a receipt of an interchange that was answered before is left out. */
    void keep(String channel, UUID intakeId, Collection<Reply> replies, Instant now) {
        jdbc.sql("""
                insert into reply (channel, kind, partner, number, order_id, intake_id, body, created_at)
                select :channel, kind, partner, number, order_id, :intakeId, body, :now
                from unnest(:kinds::text[], :partners::text[], :numbers::bigint[], :orders::text[], :bodies::bytea[])
                     with ordinality as said(kind, partner, number, order_id, body, no)
                where order_id is not null
                   or not exists (select from reply r where r.intake_id = :intakeId and r.kind = said.kind)
                order by no
                """)
                .param("channel", channel)
                .param("intakeId", intakeId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param(
                        "kinds",
                        replies.stream().map(reply -> reply.kind().text()).toArray(String[]::new))
                .param("partners", replies.stream().map(Reply::partner).toArray(String[]::new))
                .param("numbers", replies.stream().map(Reply::number).toArray(Long[]::new))
                .param("orders", replies.stream().map(Reply::orderId).toArray(String[]::new))
                .param("bodies", replies.stream().map(Reply::body).toArray(byte[][]::new))
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
