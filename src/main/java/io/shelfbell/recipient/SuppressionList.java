package io.shelfbell.recipient;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.FailureReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Addresses that nobody writes to any more, and what was taken out of the list again. */
@Repository
public class SuppressionList {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Householders householders;

    SuppressionList(JdbcClient jdbc, JsonMapper json, Householders householders) {
        this.jdbc = jdbc;
        this.json = json;
        this.householders = householders;
    }

    /** One address. Safe to repeat; false when nothing had to be written. */
    @Transactional
    public boolean add(Suppression suppression) {
        return add(List.of(suppression)) == 1;
    }

    /**
     * Waits for claims in progress of whoever has these addresses, and every later claim sees it. Safe to repeat: the first reason stays,
     * unless the person's own refusal comes after it, which outranks what machines found out. Returns how many were written.
     */
    @Transactional
    public int add(Collection<Suppression> suppressions) {
        householders.hold(suppressions.stream().map(Suppression::address).toList());
        return jdbc.sql("""
                insert into suppression (channel, address, reason, provider, detail, added_by, at)
                select distinct on (channel, address) channel, address, reason, provider, detail, "addedBy", at
                from json_to_recordset(:suppressions::json) as s(channel text, address text, reason text, provider text, detail text,
                     "addedBy" text, at timestamptz)
                order by channel, address, reason = 'OPTED_OUT' desc, at
                on conflict (channel, address) do update set reason = excluded.reason, provider = excluded.provider,
                    detail = excluded.detail, added_by = excluded.added_by, at = excluded.at
                    where excluded.reason = 'OPTED_OUT' and suppression.reason <> 'OPTED_OUT'
                """)
                .param(
                        "suppressions",
                        json.writeValueAsString(
                                suppressions.stream().map(Written::of).toList()))
                .update();
    }

    /** A suppression as the statement reads it. */
    private record Written(
            Channel channel,
            String address,
            FailureReason reason,
            @Nullable String provider,
            @Nullable String detail,
            @Nullable String addedBy,
            Instant at) {
        static Written of(Suppression s) {
            return new Written(
                    s.address().channel(),
                    s.address().text(),
                    s.reason(),
                    s.provider(),
                    s.detail(),
                    s.addedBy(),
                    s.at());
        }
    }

    /** Who takes an address out of the list, and why. */
    public record Lifting(String by, String why, Instant at) {}

    /** Takes an address out and keeps what stood there. False when it was not in the list. */
    public boolean remove(Address address, Lifting lifting) {
        return lift(address, null, lifting);
    }

    /** The same only if it was added for this reason, and not after the lifting. */
    boolean remove(Address address, FailureReason reason, Lifting lifting) {
        return lift(address, reason, lifting);
    }

    private boolean lift(Address address, @Nullable FailureReason reason, Lifting lifting) {
        return jdbc.sql("""
                with lifted as (
                    delete from suppression
                    where channel = :channel and address = :address
                      and (:reason::text is null or reason = :reason and at <= :at)
                    returning suppression_id, channel, address, reason, provider, detail, added_by, at)
                insert into lifted_suppression (suppression_id, channel, address, reason, provider, detail, added_by, at, lifted_by,
                                                lifted_why, lifted_at)
                select suppression_id, channel, address, reason, provider, detail, added_by, at, :by, :why, :at from lifted
                """)
                        .param("channel", address.channel().name())
                        .param("address", address.text())
                        .param("reason", reason == null ? null : reason.name())
                        .param("by", lifting.by())
                        .param("why", lifting.why())
                        .param("at", lifting.at().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    public Optional<Suppression> find(Address address) {
        return list(address.channel(), List.of(address), null, 1).stream()
                .map(Listed::suppression)
                .findFirst();
    }

    /** A suppression and its place in the list. */
    public record Listed(long id, Suppression suppression) {}

    /**
     * The newest first, older than the given id.
     *
     * @param channel null for any
     * @param addresses one of these; empty for any
     */
    public List<Listed> list(
            @Nullable Channel channel, Collection<Address> addresses, @Nullable Long after, int limit) {
        return jdbc.sql("""
                select suppression_id, channel, address, reason, provider, detail, added_by, at from suppression
                where (:channel::text is null or channel = :channel)
                  and (:anybody or (channel, address) in (select * from unnest(:channels::text[], :addresses::text[])))
                  and (:after::bigint is null or suppression_id < :after)
                order by suppression_id desc limit :limit
                """)
                .param("channel", channel == null ? null : channel.name())
                .param("anybody", addresses.isEmpty())
                .param("channels", channels(addresses))
                .param("addresses", texts(addresses))
                .param("after", after)
                .param("limit", limit)
                .query(SuppressionList::listed)
                .list();
    }

    /** Those of the addresses that are in the list. */
    Set<Address> among(Collection<Address> addresses) {
        if (addresses.isEmpty()) return Set.of();
        return jdbc
                .sql("""
                select s.channel, s.address from suppression s
                join unnest(:channels::text[], :addresses::text[]) as asked(channel, address) using (channel, address)
                """)
                .param("channels", channels(addresses))
                .param("addresses", texts(addresses))
                .query((row, no) -> address(row))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String[] channels(Collection<Address> addresses) {
        return addresses.stream().map(address -> address.channel().name()).toArray(String[]::new);
    }

    private static String[] texts(Collection<Address> addresses) {
        return addresses.stream().map(Address::text).toArray(String[]::new);
    }

    private static Address address(ResultSet row) throws SQLException {
        return new Address(Channel.valueOf(row.getString("channel")), row.getString("address"));
    }

    private static Listed listed(ResultSet row, int rowNo) throws SQLException {
        return new Listed(
                row.getLong("suppression_id"),
                new Suppression(
                        address(row),
                        FailureReason.valueOf(row.getString("reason")),
                        row.getString("provider"),
                        row.getString("detail"),
                        row.getString("added_by"),
                        Objects.requireNonNull(row.getTimestamp("at")).toInstant()));
    }
}
