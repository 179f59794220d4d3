package io.shelfbell.intake;

import java.sql.SQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells what will pass from what will not: whoever waits for the database must not wait for a value that it never takes. */
public final class Outage {
    /** PostgreSQL's program_limit_exceeded: a value is too large, and reported as if a resource had run out. */
    private static final String TOO_LARGE = "54000";

    private Outage() {}

    /** Whether the same work may well succeed later. */
    public static boolean isBehind(RuntimeException e) {
        if (e instanceof DataAccessException refusal
                && refusal.getMostSpecificCause() instanceof SQLException cause
                && TOO_LARGE.equals(cause.getSQLState())) return false;
        return e instanceof DataAccessResourceFailureException
                || e instanceof TransientDataAccessException
                || e instanceof RecoverableDataAccessException
                || e instanceof TransactionException;
    }
}
