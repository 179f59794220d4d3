package io.shelfbell.release;

import io.shelfbell.rule.TableInUse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The decision tables in use. */
@RestController
@RequestMapping("/api/v1/tables")
@Tag(name = "Tables")
class TableApi {
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Tables tables;

    TableApi(Tables tables) {
        this.tables = tables;
    }

    /**
     * A table in brief.
     *
     * @param rows how many there are
     * @param terms what heads its columns
     */
    record Brief(
            String name,
            String file,
            String question,
            String hitPolicy,
            String owner,
            String purpose,
            int rows,
            List<String> terms,
            String release) {
        static Brief of(TableInUse table, String release) {
            return new Brief(
                    table.name(),
                    table.file(),
                    table.question(),
                    table.policy(),
                    table.owner(),
                    table.purpose(),
                    table.size(),
                    table.terms(),
                    release);
        }
    }

    /** A table with all its rows, as the analyst wrote them. */
    record Whole(
            String name,
            String file,
            String question,
            String hitPolicy,
            String owner,
            String purpose,
            List<String> terms,
            String release,
            List<TableInUse.Line> rows) {
        static Whole of(TableInUse table, String release) {
            return new Whole(
                    table.name(),
                    table.file(),
                    table.question(),
                    table.policy(),
                    table.owner(),
                    table.purpose(),
                    table.terms(),
                    release,
                    table.lines());
        }
    }

    @GetMapping
    @Operation(summary = "The decision tables in use")
    List<Brief> list() {
        return tables.all().stream()
                .map(table -> Brief.of(table, tables.release()))
                .toList();
    }

    /** The rows, or with {@code format=xlsx} or an Accept header of that type the workbook, byte for byte as it is in use. */
    @GetMapping("/{name}")
    @Operation(summary = "One table: its rows, or its workbook")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = Whole.class)),
                @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary"))
            })
    ResponseEntity<?> show(
            @PathVariable String name,
            @RequestParam @Nullable String format,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        var table = tables.named(name);
        if (format != null && !List.of("xlsx", "json").contains(format))
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "format is json or xlsx.");
        boolean workbook = format == null ? accept != null && accept.contains(XLSX) : format.equals("xlsx");
        return workbook
                ? workbook(table)
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Whole.of(table, tables.release()));
    }

    private static ResponseEntity<byte[]> workbook(TableInUse table) {
        var name = ContentDisposition.attachment().filename(table.name() + ".xlsx", StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(XLSX))
                .header(HttpHeaders.CONTENT_DISPOSITION, name.build().toString())
                .body(table.workbook());
    }
}
