package io.shelfbell.release;

import io.shelfbell.rule.Finding;
import io.shelfbell.rule.RuleBook;
import io.shelfbell.rule.Severity;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells what is wrong with a draft of a table; nothing is stored. */
@RestController
@Tag(name = "Tables")
class CheckApi {
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
    record Told(
            String file,
            String sheet,
            String cell,
            String severity,
            String code,
            String found,
            String expected,
            String suggestion) {
        static Told of(Finding finding) {
            return new Told(
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

    /** @param usable whether it could be put to use as it is: warnings and notes do not hinder */
    record Checked(String table, boolean usable, Counts counts, List<Told> findings) {
        static Checked of(String table, List<Finding> findings) {
            return new Checked(
                    table,
                    findings.stream().noneMatch(Finding::isError),
                    Counts.of(findings),
                    findings.stream().map(Told::of).toList());
        }
    }

    /** Any body is answered with findings, and so is none. */
    @PostMapping("/api/v1/tables/{name}/check")
    @Operation(
            summary = "Check a workbook; there need not be such a table yet",
            requestBody =
                    @RequestBody(
                            content = {
                                @Content(
                                        mediaType = TableApi.XLSX,
                                        schema = @Schema(type = "string", format = "binary")),
                                @Content(
                                        mediaType = "application/octet-stream",
                                        schema = @Schema(type = "string", format = "binary"))
                            }))
    Checked check(@PathVariable String name, HttpServletRequest request) throws IOException {
        var file = tables.file(name);
        var upload = Upload.read(request);
        return Checked.of(name, turnstile.pass(() -> findings(file, upload)));
    }

    private static List<Finding> findings(String file, Upload upload) {
        return upload.refusal(file).map(List::of).orElseGet(() -> RuleBook.check(file, upload.bytes()));
    }
}
