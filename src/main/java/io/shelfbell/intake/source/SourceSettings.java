package io.shelfbell.intake.source;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * One database to read stock from, as {@code config/sources/<name>.yaml} describes it.
 *
 * @param zone of times that the source keeps without one
 * @param every how often a polled source is asked
 * @param reconcile how often what we hold is compared with what it holds; zero for never
 * @param engine further settings of the log reader, handed on as they are
 */
public record SourceSettings(
        String name,
        SourceKind kind,
        String url,
        String username,
        String password,
        ZoneId zone,
        Duration every,
        Duration reconcile,
        List<TableMapping> tables,
        Map<String, String> engine) {

    /** How rows are understood: with another mapping, all of them must be read again. */
    String mapping() {
        return zone + " " + tables;
    }

    /** Never the password, which a URL may have in it. */
    @Override
    public String toString() {
        return "source " + name + " (" + kind + ")";
    }
}
