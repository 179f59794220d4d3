package io.shelfbell.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.shelfbell.rule.Difference;
import io.shelfbell.rule.Finding;
import io.shelfbell.rule.TableDiff;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Tells what a draft would change in the table in use; nothing is stored. */
@RestController
@Tag(name = "Tables")
class DiffApi {
    private final Tables tables;
    private final Turnstile turnstile;

    DiffApi(Tables tables, Turnstile turnstile) {
        this.tables = tables;
        this.turnstile = turnstile;
    }

    /** @param row the id of the row, or what else names it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ToldDifference(
            Difference.Kind kind,
            String sheet,
            @Nullable String row,
            @Nullable String cell,
            @Nullable String column,
            @Nullable String before,
            @Nullable String after,
            String sentence) {
        static ToldDifference of(Difference one) {
            return new ToldDifference(
                    one.kind(),
                    one.sheet(),
                    one.row().isEmpty() ? null : one.row(),
                    one.cell().isEmpty() ? null : one.cell(),
                    one.column(),
                    one.before(),
                    one.after(),
                    one.sentence());
        }
    }

    /**
     * What would change.
     *
     * @param release the one that the draft was compared with
     * @param more how many differences there are beyond those that are told
     */
    record Differences(String table, String release, List<ToldDifference> differences, int more) {}

    @PostMapping("/api/v1/tables/{name}/diff")
    @Operation(
            summary = "What a workbook would change in the table in use",
            requestBody =
                    @RequestBody(
                            content =
                                    @Content(
                                            mediaType = TableApi.XLSX,
                                            schema = @Schema(type = "string", format = "binary"))))
    Differences compare(@PathVariable String name, HttpServletRequest request) throws IOException {
        var table = tables.named(name);
        var upload = Upload.read(request);
        upload.refusal(table.file()).ifPresent(finding -> refuse(List.of(finding)));
        var before = new TableDiff.Version(table.file(), table.workbook());
        var after = new TableDiff.Version(table.file(), upload.bytes());
        var diff = turnstile.pass(() -> TableDiff.between(before, after));
        if (!diff.unreadable().isEmpty()) refuse(diff.unreadable());
        return new Differences(
                name,
                tables.release(),
                diff.differences().stream().map(ToldDifference::of).toList(),
                diff.more());
    }

    private record Unusable(String pointer, String code, String message) {}

    private static void refuse(List<Finding> findings) {
        var refusal = new ResponseStatusException(
                HttpStatus.UNPROCESSABLE_CONTENT, "The body is no workbook that can be compared.");
        var errors = findings.stream()
                .map(one -> new Unusable("", one.code(), one.message()))
                .toList();
        refusal.getBody().setProperty("errors", errors);
        throw refusal;
    }
}
