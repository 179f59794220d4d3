package io.shelfbell.release;

import io.shelfbell.rule.AnnotatedCopy;
import io.shelfbell.rule.Coverage;
import io.shelfbell.rule.Finding;
import io.shelfbell.rule.Severity;
import io.shelfbell.rule.TableCheck;
import io.shelfbell.rule.TakenIds;
import io.shelfbell.rule.UnreadableWorkbook;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells what is wrong with a draft of a table; nothing is stored. */
@RestController
@Tag(name = "Tables")
class CheckApi {
    /** Within ten seconds whatever is sent is answered, the copy with its comments included. */
    private static final Duration LIMIT = Duration.ofMillis(9_800);

    private final Tables tables;
    private final Turnstile turnstile;

    CheckApi(Tables tables, Turnstile turnstile) {
        this.tables = tables;
        this.turnstile = turnstile;
    }

    /** How many findings there are of each severity. */
    record Counts(long error, long warning, long note) {
        static Counts of(List<Finding> findings) {
            return new Counts(
                    count(findings, Severity.ERROR), count(findings, Severity.WARNING), count(findings, Severity.NOTE));
        }

        private static long count(List<Finding> findings, Severity severity) {
            return findings.stream().filter(one -> one.severity() == severity).count();
        }
    }

    /** @param severity {@code error}, {@code warning} or {@code note} */
    record ToldFinding(
            String file,
            String sheet,
            String cell,
            String severity,
            String code,
            String found,
            String expected,
            String suggestion) {
        static ToldFinding of(Finding finding) {
            return new ToldFinding(
                    finding.file(),
                    finding.sheet(),
                    finding.cell(),
                    finding.severity().toString(),
                    finding.code(),
                    finding.found(),
                    finding.expected(),
                    finding.suggestion());
        }
    }

    /**
     * @param usable whether it could be put to use as it is: warnings and notes do not hinder
     * @param coverage null when the rows cannot be read, or are too many to tell
     */
    record Checked(
            String table,
            boolean usable,
            Counts counts,
            List<ToldFinding> findings,
            @Nullable Coverage coverage) {
        static Checked of(String table, TableCheck check) {
            return new Checked(
                    table,
                    check.findings().stream().noneMatch(Finding::isError),
                    Counts.of(check.findings()),
                    check.findings().stream().map(ToldFinding::of).toList(),
                    check.coverage().orElse(null));
        }
    }

    /** Any body is answered with findings, and so is none. */
    @PostMapping("/api/v1/tables/{name}/check")
    @Operation(
            summary = "Check a workbook; there need not be such a table yet",
            parameters =
                    @Parameter(
                            in = ParameterIn.QUERY,
                            name = "annotated",
                            description = "true for the workbook itself, with the findings as comments on its cells",
                            schema = @Schema(type = "boolean")),
            requestBody =
                    @RequestBody(
                            content = {
                                @Content(
                                        mediaType = TableApi.XLSX,
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = "application/octet-stream",
                                        schema = @Schema(type = "string", format = "binary"))
                            }),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        content = {
                            @Content(mediaType = "application/json", schema = @Schema(implementation = Checked.class)),
                            @Content(mediaType = TableApi.XLSX, schema = @Schema(type = "string", format = "binary"))
                        }),
                @ApiResponse(
                        responseCode = "422",
                        description =
                                "annotated was asked for, and the body is nothing that comments can be written into, or not in time",
                        content =
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = Checked.class)))
            })
    ResponseEntity<Object> check(@PathVariable String name, HttpServletRequest request) throws IOException {
        var file = tables.file(name);
        var upload = Upload.read(request);
        boolean annotated = isAnnotated(request);
        return turnstile.pass(() -> {
            long begin = System.nanoTime();
            var check = check(file, upload, tables.idsBeside(name));
            if (!annotated) return ResponseEntity.ok(Checked.of(name, check));
            return annotated(name, upload, check, LIMIT.minusNanos(System.nanoTime() - begin));
        });
    }

    /** Asking for a parameter would make a form of a body that says it is one. */
    private static boolean isAnnotated(HttpServletRequest request) {
        var query = request.getQueryString();
        return query != null && Arrays.asList(query.split("&")).contains("annotated=true");
    }

    private static TableCheck check(String file, Upload upload, TakenIds taken) {
        return upload.refusal(file)
                .map(TableCheck::refused)
                .orElseGet(() -> TableCheck.of(file, upload.bytes(), taken));
    }

    private static ResponseEntity<Object> annotated(String name, Upload upload, TableCheck check, Duration limit) {
        try {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(TableApi.XLSX))
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(name + "-checked.xlsx", StandardCharsets.UTF_8)
                                    .build()
                                    .toString())
                    .body(AnnotatedCopy.of(upload.bytes(), check, limit));
        } catch (UnreadableWorkbook e) {
            return ResponseEntity.unprocessableContent().body(Checked.of(name, check));
        }
    }
}
