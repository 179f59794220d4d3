package io.shelfbell.intake.source;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells the log, with the row's key and never its contents. */
@Component
final class LoggedBadRows implements BadRows {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedBadRows.class);

    @Override
    public void add(BadRow row) {
        LOG.warn("source={} row={} unreadable={} {}", row.source(), row.place(), row.code(), row.message());
    }
}
