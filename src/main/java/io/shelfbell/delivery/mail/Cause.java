package io.shelfbell.delivery.mail;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;

/** Why a line could not be had or was lost, in words for a person. */
final class Cause {
    private static final int DEEPEST = 10;

    private Cause() {}

    static String of(Throwable failure, Deadline deadline) {
        if (deadline.isOver()) return "cut off after " + deadline;
        var cause = failure;
        for (int depth = 0; depth < DEEPEST; depth++) {
            if (cause instanceof SSLException)
                return "no trusted TLS connection: " + root(cause).getMessage();
            if (cause instanceof SocketTimeoutException) return "no answer in time";
            if (cause instanceof ConnectException) return "nobody there: " + cause.getMessage();
            if (cause.getCause() == null) break;
            cause = cause.getCause();
        }
        return cause == failure || cause.getMessage() == null
                ? String.valueOf(failure.getMessage())
                : cause.getMessage();
    }

    private static Throwable root(Throwable failure) {
        var root = failure;
        for (int depth = 0; depth < DEEPEST && root.getCause() != null; depth++) root = root.getCause();
        return root;
    }
}
