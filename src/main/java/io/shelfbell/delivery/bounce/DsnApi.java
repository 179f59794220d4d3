package io.shelfbell.delivery.bounce;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Bounces that a mail server hands over as they came, for example by a pipe to curl. Sending the same mail again changes nothing. */
@RestController
@ConditionalOnProperty("shelfbell.bounce.secret")
class DsnApi {
    static final int LIMIT_BYTES = 10 * 1024 * 1024;

    private final BounceIntake intake;
    private final SharedSecret secret;

    DsnApi(BounceIntake intake, BounceProperties properties) {
        this.intake = intake;
        this.secret = new SharedSecret(String.valueOf(properties.secret()));
    }

    @PostMapping("/callbacks/dsn")
    ResponseEntity<?> take(HttpServletRequest request) throws IOException {
        if (!secret.isIn(request.getHeader(HttpHeaders.AUTHORIZATION))) return stranger();
        if (request.getContentLengthLong() > LIMIT_BYTES) return tooLarge();
        var mail = request.getInputStream().readNBytes(LIMIT_BYTES + 1);
        if (mail.length > LIMIT_BYTES) return tooLarge();
        return intake.take("http", mail) > 0
                ? ResponseEntity.noContent().build()
                : problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "This mail is no report about a mail and no automatic answer.");
    }

    private static ResponseEntity<?> stranger() {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer", "Basic realm=\"bounces\"")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(
                        HttpStatus.UNAUTHORIZED, "The secret of shelfbell.bounce is needed."));
    }

    private static ResponseEntity<?> tooLarge() {
        return problem(HttpStatus.CONTENT_TOO_LARGE, "The mail may have at most 10 MiB.");
    }

    private static ResponseEntity<?> problem(HttpStatus status, String detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetail.forStatusAndDetail(status, detail));
    }
}
