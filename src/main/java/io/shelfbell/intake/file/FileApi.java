package io.shelfbell.intake.file;

import io.shelfbell.intake.Finding;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Stock in, in the source's own format. */
@RestController
class FileApi {
    private static final long LIMIT_BYTES = 64L * 1024 * 1024;

    private final FileSources sources;
    private final FileIntake intake;
    private final Clock clock;

    FileApi(FileSources sources, FileIntake intake, Clock clock) {
        this.sources = sources;
        this.intake = intake;
        this.clock = clock;
    }

    /** What became of a body. */
    record Answer(
            long accepted,
            long duplicates,
            long stale,
            long rejected,
            List<Receipt.Shown> failures,
            List<String> notes) {
        static Answer of(Receipt receipt) {
            return new Answer(
                    receipt.accepted(),
                    receipt.duplicates(),
                    receipt.stale(),
                    receipt.rejected(),
                    receipt.failures(),
                    receipt.notes());
        }
    }

    /** The body is put aside on disk first, because it is read twice and may be long; 202 means that what was taken is committed. */
    @PostMapping("/api/v1/stock/{source}")
    ResponseEntity<Object> take(@PathVariable String source, HttpServletRequest request) throws IOException {
        var known = sources.find(source)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND,
                        "There is no source of files " + source + "; config/sources is read when the service starts."));
        if (request.getContentLengthLong() > LIMIT_BYTES) throw tooLarge();
        var body = Files.createTempFile("stock-", ".body");
        try {
            copy(request.getInputStream(), body);
            var receipt = intake.takeBody(known, body, clock.instant());
            return receipt.readable()
                    ? ResponseEntity.accepted().body(Answer.of(receipt))
                    : ResponseEntity.unprocessableContent().body(problem(receipt));
        } finally {
            Files.delete(body);
        }
    }

    private static void copy(InputStream from, Path to) throws IOException {
        try (var out = Files.newOutputStream(to)) {
            var buffer = new byte[64 * 1024];
            long length = 0;
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                length += read;
                if (length > LIMIT_BYTES) throw tooLarge();
                out.write(buffer, 0, read);
            }
        }
    }

    private static ResponseStatusException tooLarge() {
        return new ResponseStatusException(
                HttpStatus.CONTENT_TOO_LARGE,
                "The body may have at most 64 MiB. Put longer files into the source's folder.");
    }

    private static ProblemDetail problem(Receipt receipt) {
        var failure = receipt.failures().get(0);
        var errors = failure.errors().stream()
                .map(finding -> new Finding(failure.place(), finding.code(), finding.message()))
                .toList();
        var detail = "Nothing in it can be used. " + errors.get(0).message();
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, detail);
        problem.setProperty("errors", errors);
        return problem;
    }
}
