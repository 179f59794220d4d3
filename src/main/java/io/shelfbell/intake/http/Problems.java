package io.shelfbell.intake.http;

import java.sql.SQLException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every error is a problem document (RFC 9457); what went wrong inside is in the log, never in the answer. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** PostgreSQL's character_not_in_repertoire, datetime_field_overflow and program_limit_exceeded. */
    private static final Set<String> UNUSABLE = Set.of("22021", "22008", "54000");

    @ExceptionHandler
    ProblemDetail invalid(InvalidBody e) {
        var problem = ProblemDetail.forStatusAndDetail(e.status(), e.getMessage());
        problem.setProperty("errors", e.findings());
        return problem;
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    ProblemDetail unavailable(Exception e) {
        if (e instanceof DataAccessException refusal && isUnusable(refusal)) return unusable(refusal);
        LOG.warn("database unavailable error={}", e.toString());
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The database cannot be reached at the moment. Send the request again.");
    }

    /** A text with NUL, a date beyond the calendar, a key longer than an index takes: the sender's fault, found by the last who looks. */
    @ExceptionHandler
    ProblemDetail unusable(DataAccessException e) {
        if (!isUnusable(e)) return unexpected(e);
        LOG.warn("unusable value error={}", e.getMostSpecificCause().toString());
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "The request has a value that can be neither kept nor looked for.");
    }

    /** PostgreSQL reports too long a key as if it had run out of a resource, but sending it again helps nobody. */
    private static boolean isUnusable(DataAccessException e) {
        return e.getMostSpecificCause() instanceof SQLException cause && UNUSABLE.contains(cause.getSQLState());
    }

    @ExceptionHandler
    ProblemDetail unexpected(RuntimeException e) {
        LOG.error("unexpected error={}", e.toString(), e);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "This is our fault; the log tells more.");
    }
}
