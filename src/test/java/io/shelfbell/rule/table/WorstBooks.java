package io.shelfbell.rule.table;

import io.shelfbell.rule.AnnotatedCopy;
import io.shelfbell.rule.Finding;
import io.shelfbell.rule.TableCheck;
import io.shelfbell.rule.TableDiff;
import io.shelfbell.rule.UnreadableWorkbook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The files that cost most within 5 MB and 50 MB unzipped. As a program it reads them all and prints how long each took. */
final class WorstBooks {
    private static final int FULL = 49 << 20;
    private static final Duration ANSWERED = Duration.ofMillis(9_800);
    private static final Collection<FactTerm> TERMS =
            Vocabulary.of(Question.TIMING).conditions().values();

    /** A part: something at the start, something again and again, something at the end. */
    private record Part(String name, String start, IntFunction<String> middle, int times, String end) {}

    private WorstBooks() {}

    /** @param args the names of the files to read; all when there are none */
    public static void main(String[] args) {
        for (var worst : all().entrySet()) {
            if (args.length > 0 && !List.of(args).contains(worst.getKey())) continue;
            var bytes = bytes(worst.getValue());
            long begin = System.nanoTime();
            var check = TableCheck.of("t.xlsx", bytes);
            print(worst.getKey(), bytes, begin, codes(check.findings()));
            var left = ANSWERED.minusNanos(System.nanoTime() - begin);
            print(worst.getKey() + " annotated", bytes, begin, annotated(bytes, check, left));
            long again = System.nanoTime();
            var version = new TableDiff.Version("t.xlsx", bytes);
            var diff = TableDiff.between(version, version);
            print(worst.getKey() + " compared", bytes, again, codes(diff.unreadable()));
        }
    }

    private static void print(String what, byte[] bytes, long begin, String told) {
        System.out.printf("%s;%d;%d;%s%n", what, bytes.length >> 10, (System.nanoTime() - begin) / 1_000_000, told);
    }

    private static String codes(List<Finding> findings) {
        return findings.stream().map(Finding::code).distinct().collect(Collectors.joining(","));
    }

    private static String annotated(byte[] bytes, TableCheck check, Duration limit) {
        try {
            return AnnotatedCopy.of(bytes, check, limit).length + " bytes";
        } catch (UnreadableWorkbook e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String rules(int sheet) {
        return "xl/worksheets/sheet" + sheet + ".xml";
    }

    private static Part again(String part, String start, String each, String end) {
        int times = (FULL - start.length() - end.length()) / each.length();
        return new Part(part, start, i -> each, times, end);
    }

    private static Part sheet(String start, IntFunction<String> row, int rows, String end) {
        return new Part(rules(2), "<worksheet><sheetData>" + start, row, rows, "</sheetData>" + end + "</worksheet>");
    }

    private static Part cells(int rows, int columns, IntFunction<String> cell) {
        return sheet(
                "",
                i -> "<row>"
                        + IntStream.range(i * columns, (i + 1) * columns)
                                .mapToObj(cell)
                                .collect(Collectors.joining()) + "</row>",
                rows,
                "");
    }

    private static String text(String text) {
        return "<c t=\"str\"><v>" + text.replace("<", "&lt;").replace(">", "&gt;") + "</v></c>";
    }

    /** All terms as columns. */
    private static String header() {
        return "<row>" + text("Id") + text("=> Send")
                + TERMS.stream().map(FactTerm::name).map(WorstBooks::text).collect(Collectors.joining()) + "</row>";
    }

    private static Part table(IntFunction<String> rest, int rows) {
        return sheet(header(), i -> "<row>" + text("T-" + i) + text("NOW") + rest.apply(i) + "</row>", rows, "");
    }

    private static String valid(FactTerm term, int row) {
        return switch (term.type().kind()) {
            case TEXT -> text("v" + row);
            case CHOICE ->
                text(term.type().choices().get(row % term.type().choices().size()));
            case YES_NO -> text("yes");
            case NUMBER -> "<c><v>" + row + "</v></c>";
            case TIME -> text("%02d:%02d..23:59".formatted(row / 60 % 23, row % 60));
            case DATE -> "<c t=\"d\"><v>" + LocalDate.of(2000, 1, 1).plusDays(row) + "</v></c>";
            case DURATION -> text(row + " min");
        };
    }

    /** One of two cells that tell all cases apart. */
    private static String half(FactTerm term, boolean first) {
        return text(
                switch (term.type().kind()) {
                    case TEXT -> first ? "a" : "not a";
                    case CHOICE -> (first ? "" : "not ") + term.type().choices().get(0);
                    case YES_NO -> first ? "yes" : "no";
                    case NUMBER -> first ? ">= 5" : "< 5";
                    case TIME -> first ? "08:00..20:00" : "20:00..08:00";
                    case DATE -> first ? ">= 2026-01-01" : "< 2026-01-01";
                    case DURATION -> first ? ">= 2 h" : "< 2 h";
                });
    }

    /** Four cells of the row by chance, so that the rows leave nothing open and nobody can tell without looking at most cases. */
    private static String combination(Random random) {
        var cells = TERMS.stream().map(term -> half(term, random.nextBoolean())).toList();
        var some = random.ints(0, cells.size()).distinct().limit(4).boxed().toList();
        return IntStream.range(0, cells.size())
                .mapToObj(i -> some.contains(i) ? cells.get(i) : "<c/>")
                .collect(Collectors.joining());
    }

    private static Part first() {
        var lines = Map.of("Question", "timing", "Owner", "o", "Hit policy", "first", "Purpose", "p");
        return new Part(
                rules(1),
                lines.entrySet().stream()
                        .map(line -> "<row>" + text(line.getKey()) + text(line.getValue()) + "</row>")
                        .collect(Collectors.joining("", "<w>", "</w>")),
                i -> "",
                0,
                "");
    }

    private static String many(int row) {
        var values = IntStream.range(0, 240).mapToObj(i -> Integer.toString((row * 240 + i) % 46_656, 36));
        return text(values.collect(Collectors.joining(",")));
    }

    private static Map<String, List<Part>> all() {
        var all = new LinkedHashMap<String, List<Part>>();
        var texts = "xl/sharedStrings.xml";
        all.put("texts", List.of(again(texts, "<sst>", "<si><t>a</t></si>", "</sst>")));
        all.put("runs", List.of(again(texts, "<sst><si>", "<r><t>a</t></r>", "</si></sst>")));
        all.put(
                "formats",
                List.of(new Part(
                        "xl/styles.xml",
                        "<s>",
                        i -> "<numFmt numFmtId=\"" + i + "\" formatCode=\"yy" + i + "\"/>",
                        1_000_000,
                        "</s>")));
        all.put("styles", List.of(again("xl/styles.xml", "<s><cellXfs>", "<xf/>", "</cellXfs></s>")));
        all.put("types", List.of(again("[Content_Types].xml", "<Types>", "<Override ContentType=\"a\"/>", "</Types>")));
        all.put(
                "relations",
                List.of(new Part(
                        "xl/_rels/workbook.xml.rels",
                        "<R>",
                        i -> "<Relationship Id=\"" + i + "\" Target=\"x\"/>",
                        1_000_000,
                        "</R>")));
        all.put("depth", List.of(again(rules(2), "<w>", "<a>", "")));
        all.put("names", List.of(sheet("", i -> "<a" + i + " b" + i + "=\"\"/>", 800_000, "")));
        all.put("attribute", List.of(again(rules(2), "<w a=\"", "x", "\"/>")));
        all.put("attributes", List.of(again(rules(2), "<w ", "a=\"\" ", "/>")));
        all.put("comment", List.of(again(rules(2), "<w><!--", "x", "--></w>")));
        all.put("literal", List.of(again(rules(2), "<w><![CDATA[", "x", "]]></w>")));
        all.put("instructions", List.of(sheet("", i -> "<?a" + i + "?>", 1_500_000, "")));
        all.put("cell", List.of(again(rules(2), "<w><row><c t=\"str\"><v>", "x", "</v></c></row></w>")));
        all.put("merged", List.of(sheet("", i -> "<mergeCell ref=\"A" + i + ":B" + i + "\"/>", 1_000_000, "")));
        all.put("hidden", List.of(sheet("", i -> "<row hidden=\"1\"/>", 2_000_000, "")));
        all.put("numbers", List.of(cells(19_999, 64, i -> "<c><v>" + i % 5_000 + ".5</v></c>")));
        all.put("moments", List.of(cells(19_999, 64, i -> "<c t=\"d\"><v>2026-01-01T00:01</v></c>")));
        all.put("inline", List.of(cells(12_000, 64, i -> text("" + i))));
        all.put("blank", List.of(cells(40_000, 64, i -> "<c t=\"str\"/>")));
        all.put("wrong", List.of(table(i -> "<c t=\"b\"><v>1</v></c>".repeat(TERMS.size()), 19_999)));
        all.put("misspelt", List.of(table(i -> text("x" + i).repeat(TERMS.size()), 19_999)));
        all.put(
                "valid",
                List.of(table(i -> TERMS.stream().map(term -> valid(term, i)).collect(Collectors.joining()), 19_999)));
        all.put(
                "analysed",
                List.of(table(i -> TERMS.stream().map(term -> valid(term, i)).collect(Collectors.joining()), 6_000)));
        all.put(
                "covered",
                List.of(
                        table(i -> TERMS.stream().map(term -> valid(term, i)).collect(Collectors.joining()), 3_000),
                        new Part(
                                rules(3),
                                "<w><row>" + text("Expect") + text("SKU") + "</row>",
                                i -> "<row>" + text("none") + text("w" + i) + "</row>",
                                15_000,
                                "</w>")));
        all.put(
                "lists",
                List.of(
                        table(
                                i -> "<c r=\"F" + (i + 2) + "\" t=\"str\"><v>" + "yz".repeat(15) + i + "</v></c>",
                                19_999),
                        new Part(
                                rules(4),
                                "<w><row>" + text("SKU") + "</row>",
                                i -> "<row>" + text("yx".repeat(15) + i) + "</row>",
                                19_999,
                                "</w>")));
        all.put(
                "many",
                List.of(sheet(
                        "<row>" + text("Id") + text("=> Send") + text("SKU") + text("Supplier") + "</row>",
                        i -> "<row>" + text("T-" + i) + text("NOW") + many(i) + many(i + 7_000) + "</row>",
                        9_000,
                        "")));
        var random = new Random(7);
        all.put("combinations", List.of(first(), table(i -> combination(random), 420)));
        all.put(
                "segments",
                List.of(
                        first(),
                        sheet(
                                "<row>" + text("Id") + text("=> Send") + text("Recipient segment") + "</row>",
                                i -> "<row>" + text("T-" + i) + text("NOW") + text("s" + i) + "</row>",
                                19_999,
                                "")));
        all.put(
                "widths",
                List.of(new Part(
                        rules(2),
                        "<w><cols>",
                        i -> "<col min=\"1\" max=\"16384\"/>",
                        190_000,
                        "</cols><sheetData><row>" + text("Id") + text("=> Send") + "</row><row>" + text("T-1")
                                + text("LATER") + "</row></sheetData></w>")));
        all.put(
                "shapes",
                List.of(new Part("xl/drawings/vmlDrawing1.vml", "<xml>", i -> "<v:shape >", 1_900_000, "</xml>")));
        all.put(
                "comments",
                List.of(new Part(
                        "xl/comments1.xml",
                        "<comments><authors></authors><commentList>",
                        i -> "<comment ref=\"B" + i
                                + "\"><text><t>\u2014\u2014 Shelfbell \u2014\u2014</t></text></comment>",
                        190_000,
                        "</commentList></comments>")));
        all.put(
                "examples",
                List.of(
                        sheet(
                                "<row>" + text("Id") + text("=> Send") + "</row>",
                                i -> "<row>" + text("T-" + i) + text("NOW") + "</row>",
                                19_999,
                                ""),
                        new Part(
                                rules(3),
                                "<w><row>" + text("Expect") + "</row>",
                                i -> "<row>" + text("x" + i) + "</row>",
                                19_999,
                                "</w>")));
        return all;
    }

    private static byte[] bytes(List<Part> parts) {
        var book = RawBook.annotated(TestBook.about("timing", "collect", "Id | => Send\nT-1 | NOW"));
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_COMPRESSION);
            for (var part : parts) {
                zip.putNextEntry(new ZipEntry(part.name));
                write(zip, part);
            }
            for (var part : book.parts().entrySet()) {
                if (parts.stream().anyMatch(p -> p.name.equals(part.getKey()))) continue;
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Stops before the sizes that are refused unread. */
    private static void write(ZipOutputStream zip, Part part) throws IOException {
        long room = FULL;
        zip.write(part.start.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < part.times && room > 0; i++) {
            var bytes = part.middle.apply(i).getBytes(StandardCharsets.UTF_8);
            room -= bytes.length;
            zip.write(bytes);
        }
        zip.write(part.end.getBytes(StandardCharsets.UTF_8));
    }
}
