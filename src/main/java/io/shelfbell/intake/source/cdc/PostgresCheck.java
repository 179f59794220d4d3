package io.shelfbell.intake.source.cdc;

import io.shelfbell.intake.source.Obstacle;
import io.shelfbell.intake.source.SourceSettings;
import io.shelfbell.intake.source.SourceTrouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What PostgreSQL lacks before its log can be read, with the statement that mends each of it. */
final class PostgresCheck {
    private final Ask ask;
    private final String name;
    private final List<String> tables;
    private final List<Obstacle> obstacles = new ArrayList<>();

    /**
     * @param name of the slot and of the publication
     * @param tables with their schemas
     */
    PostgresCheck(Connection connection, String name, List<String> tables) {
        this.ask = new Ask(connection);
        this.name = name;
        this.tables = tables;
    }

    /** @param goesOn whether a position is known, which only our own slot can serve */
    List<Obstacle> obstacles(SourceSettings settings, boolean goesOn) throws SQLException {
        var slot = ask.one("select coalesce(wal_status, '') from pg_replication_slots where slot_name = ?", name);
        if (goesOn && (slot == null || slot.equals("lost")))
            throw new SourceTrouble.ForGood(lostSlot(settings.name(), slot));
        level();
        if (slot == null) freeSlots();
        else if (slot.equals("lost"))
            obstacles.add(Obstacle.fatal(
                    "The replication slot " + name + " has lost its log, and a new one is needed.",
                    "SELECT pg_drop_replication_slot('" + name + "');"));
        replication(settings.username());
        for (var table : tables) table(table, settings.username());
        publication(settings);
        new MappedColumns(ask, this::parts).check(settings, obstacles);
        return obstacles;
    }

    private String lostSlot(String source, @org.jspecify.annotations.Nullable String slot) {
        var what = slot == null ? "is gone" : "has lost its log (wal_status=lost)";
        return "The replication slot " + name + " " + what + ": changes since then cannot be read any more. "
                + "Read everything anew: shelfbell source snapshot " + source;
    }

    private void level() throws SQLException {
        var level = ask.one("show wal_level");
        if (!"logical".equals(level))
            obstacles.add(Obstacle.fatal(
                    "wal_level is " + level + ", not logical; it takes effect when PostgreSQL is started again.",
                    "ALTER SYSTEM SET wal_level = 'logical';"));
    }

    private void freeSlots() throws SQLException {
        var used = ask.yes("""
                select count(*) >= current_setting('max_replication_slots')::int from pg_replication_slots
                """);
        if (used)
            obstacles.add(Obstacle.fatal(
                    "All replication slots are in use (max_replication_slots); more take effect after a restart.",
                    "ALTER SYSTEM SET max_replication_slots = 10;"));
    }

    private void replication(String user) throws SQLException {
        if (!ask.yes("select rolreplication or rolsuper from pg_roles where rolname = current_user"))
            obstacles.add(Obstacle.fatal(
                    "The role " + user + " may not replicate.", "ALTER ROLE \"" + user + "\" REPLICATION;"));
    }

    private void table(String table, String user) throws SQLException {
        if (!ask.yes("select to_regclass(?) is not null", table)) {
            obstacles.add(Obstacle.fatal("There is no table " + table + ".", null));
            return;
        }
        if (!ask.yes("select has_table_privilege(?, 'select')", table))
            obstacles.add(Obstacle.fatal(
                    "The role " + user + " may not read " + table + ".",
                    "GRANT SELECT ON " + table + " TO \"" + user + "\";"));
        var identity = ask.one("select relreplident from pg_class where oid = ?::regclass", table);
        boolean keyed =
                ask.yes("select exists (select 1 from pg_index where indrelid = ?::regclass and indisprimary)", table);
        if (!keyed && !"f".equals(identity) && !"i".equals(identity))
            obstacles.add(Obstacle.fatal(
                    table + " has no primary key: updates and deletes do not say which row they change.",
                    "ALTER TABLE " + table + " REPLICA IDENTITY FULL;"));
        if ("n".equals(identity))
            obstacles.add(Obstacle.fatal(
                    table + " has replica identity NOTHING.", "ALTER TABLE " + table + " REPLICA IDENTITY DEFAULT;"));
    }

    private void publication(SourceSettings settings) throws SQLException {
        if (publishesAll()) return;
        boolean exists = ask.yes("select exists (select 1 from pg_publication where pubname = ?)", name);
        var all = String.join(", ", tables);
        var fix = exists
                ? "ALTER PUBLICATION " + name + " SET TABLE " + all + ";"
                : "CREATE PUBLICATION " + name + " FOR TABLE " + all + ";";
        if (!mayPublish())
            obstacles.add(Obstacle.fatal(
                    "The publication " + name + (exists ? " lacks tables" : " is missing") + " and "
                            + settings.username() + " may not make it.",
                    fix));
    }

    private boolean mayPublish() throws SQLException {
        if (!ask.yes("select has_database_privilege(current_database(), 'create')")) return false;
        for (var table : tables)
            if (!ask.yes(
                    "select coalesce(pg_has_role(relowner, 'usage'), false) from pg_class where oid = to_regclass(?)",
                    table)) return false;
        return true;
    }

    /** Whether the publication is there, and has all tables. */
    boolean publishesAll() throws SQLException {
        for (var table : tables) if (!ask.yes("""
                    select exists (select 1 from pg_publication_tables t
                        join pg_namespace n on n.nspname = t.schemaname
                        join pg_class c on c.relnamespace = n.oid and c.relname = t.tablename
                        where t.pubname = ? and c.oid = to_regclass(?))
                    """, name, table)) return false;
        return true;
    }

    private String[] parts(String table) {
        return table.indexOf('.') < 0 ? new String[] {"public", table} : table.split("\\.", 2);
    }
}
