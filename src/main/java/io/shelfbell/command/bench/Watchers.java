package io.shelfbell.command.bench;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People with a mailbox each, as many as are wanted, who watch items. Written straight into the database: over HTTP a million would take hours. */
final class Watchers {
    private static final int NOON = 13; // no law and no custom minds a message then

    private final JdbcClient database;
    private int people;

    Watchers(JdbcClient database) {
        this.database = database;
    }

    /** All of them live where it is about one o'clock, so that nothing is held until the morning. */
    void watch(String sku, int watchers) {
        if (watchers > people) register(watchers);
        database.sql("""
                insert into watch (sku, recipient_id, created_at)
                select :sku, 'bench-' || lpad(n::text, 8, '0'), now() from generate_series(1, :watchers) n
                """).param("sku", sku).param("watchers", watchers).update();
        database.sql("analyze recipient, watch").update();
    }

    private void register(int wanted) {
        database.sql("""
                insert into recipient (recipient_id, name, email, locale, time_zone, updated_at)
                select 'bench-' || lpad(n::text, 8, '0'), 'Bea ' || n, 'bench-' || n || '@mail.example', 'en', :zone, now()
                from generate_series(:from::int, :to::int) n
                """)
                .param("zone", zone())
                .param("from", people + 1)
                .param("to", wanted)
                .update();
        people = wanted;
    }

    private static String zone() {
        int now = Clock.systemUTC().instant().atOffset(ZoneOffset.UTC).getHour();
        return ZoneOffset.ofHours(NOON - now > 12 ? NOON - now - 24 : NOON - now)
                .getId();
    }
}
