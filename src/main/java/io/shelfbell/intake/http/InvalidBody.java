package io.shelfbell.intake.http;

import io.shelfbell.intake.Finding;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Nothing in the body could be taken. */
final class InvalidBody extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final transient List<Finding> findings;

    private InvalidBody(HttpStatus status, String message, List<Finding> findings) {
        super(message);
        this.status = status;
        this.findings = List.copyOf(findings);
    }

    static InvalidBody malformed(String message) {
        var finding = new Finding("", "MALFORMED", message);
        return new InvalidBody(HttpStatus.BAD_REQUEST, finding.message(), List.of(finding));
    }

    static InvalidBody tooLarge(String message) {
        return new InvalidBody(HttpStatus.CONTENT_TOO_LARGE, message, List.of(new Finding("", "TOO_LARGE", message)));
    }

    static InvalidBody fields(List<Finding> findings) {
        return new InvalidBody(HttpStatus.UNPROCESSABLE_CONTENT, "The body has fields that cannot be used.", findings);
    }

    HttpStatus status() {
        return status;
    }

    List<Finding> findings() {
        return findings;
    }
}
