package io.shelfbell.intake.http;

import io.shelfbell.decision.LineOutlook;
import io.shelfbell.decision.LineOutlooks;
import io.shelfbell.decision.ThresholdDecisions;
import io.shelfbell.intake.Finding;
import io.shelfbell.inventory.ThresholdPreview.Crossing;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Low-stock lines as a whole list: out as a file, in as a file or as JSON, and what they would do before anybody sets them. */
@RestController
@RequestMapping("/api/v1/thresholds")
class ThresholdListApi {
    private static final int LIMIT_BYTES = 16 * 1024 * 1024;
    private static final int TOLD = 1_000;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final LineJudge judge;
    private final LineExport export;
    private final ThresholdDecisions decisions;
    private final LineOutlooks outlooks;

    ThresholdListApi(LineJudge judge, LineExport export, ThresholdDecisions decisions, LineOutlooks outlooks) {
        this.judge = judge;
        this.export = export;
        this.decisions = decisions;
        this.outlooks = outlooks;
    }

    @GetMapping(params = "format")
    ResponseEntity<byte[]> export(@RequestParam String format) {
        return switch (format) {
            case "csv" -> file("thresholds.csv", "text/csv;charset=UTF-8", export.csv());
            case "xlsx" -> file("thresholds.xlsx", XLSX, export.xlsx());
            default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "format is csv or xlsx.");
        };
    }

    private static ResponseEntity<byte[]> file(String name, String type, byte[] bytes) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }

    /**
     * What became of a list.
     *
     * @param refused how many lines were not taken; each has at least one of the errors, of which the first thousand are told
     */
    record Receipt(boolean dryRun, int accepted, int refused, List<LineFault> errors) {
        static Receipt of(boolean dryRun, JudgedLines judged) {
            return new Receipt(dryRun, judged.good().size(), judged.refused(), told(judged));
        }
    }

    private static List<LineFault> told(JudgedLines judged) {
        return judged.faults().stream().limit(TOLD).toList();
    }

    /**
     * Sets the good lines, if there is any, and tells of the others. Safe to repeat.
     *
     * @param file how errors call the file
     * @param dryRun nothing is set
     */
    @PostMapping("/import")
    Receipt put(HttpServletRequest request) throws IOException {
        var dry = Query.value(request, "dryRun");
        boolean dryRun = dry != null && !dry.equals("false"); // whatever else is said, nothing is set
        var judged = judged(request);
        if (!dryRun) decisions.setAll(judged.good());
        return Receipt.of(dryRun, judged);
    }

    private JudgedLines judged(HttpServletRequest request) throws IOException {
        var file = Query.value(request, "file");
        var name = file == null || file.isBlank() ? "body" : file;
        var judged = judge.judge(new LineFile(name, Body.bytes(request, LIMIT_BYTES)).entries());
        if (judged.good().isEmpty() && judged.refused() > 0)
            throw InvalidBody.fields(told(judged).stream()
                    .map(fault -> new Finding(fault.place(), fault.code(), fault.message()))
                    .toList());
        return judged;
    }

    /**
     * What the good lines would do.
     *
     * @param items for which one of the lines would hold
     * @param crossing how many of them would cross now: the first of them follow
     * @param notices how many low-stock notices the lines would have had
     * @param noticesToday how many those of today had
     * @param since from when notices are counted; less than 30 days where the history of stock is younger
     */
    record Preview(
            int items,
            int crossing,
            List<Crossing> first,
            long notices,
            long noticesToday,
            Instant since,
            int refused,
            List<LineFault> errors) {
        static Preview of(LineOutlook outlook, JudgedLines judged) {
            var counts = outlook.counts();
            return new Preview(
                    counts.items(),
                    counts.crossing(),
                    outlook.first(),
                    counts.notices(),
                    counts.noticesToday(),
                    outlook.since(),
                    judged.refused(),
                    told(judged));
        }
    }

    /** The same body as an import, or a single line; nothing is set. */
    @PostMapping("/preview")
    Preview preview(HttpServletRequest request) throws IOException {
        var judged = judged(request);
        return Preview.of(outlooks.of(judged.good()), judged);
    }
}
