package io.shelfbell.release;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** As many workbooks are being read as may be. */
final class Busy extends ResponseStatusException {
    private static final long serialVersionUID = 1;
    private static final int SECONDS = 2;

    Busy() {
        super(HttpStatus.SERVICE_UNAVAILABLE, "Other workbooks are being checked. Send the request again.");
    }

    @Override
    public HttpHeaders getHeaders() {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(SECONDS));
        return headers;
    }
}
