package io.shelfbell.rule.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.rule.workbook.Findings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Workbooks from strangers. */
class XlsxTest {
    private static final byte[] GOOD =
            TestBook.about("exclusion", "first", "Id | => Reason\nX-1 | NO").bytes();

    private static List<String> codes(byte[] content) {
        var findings = new Findings();
        TableReader.read("t.xlsx", content, findings);
        return findings.all().stream().map(f -> f.code()).toList();
    }

    @Test
    void a_good_workbook_has_no_findings() {
        assertThat(codes(GOOD)).isEmpty();
    }

    @Test
    void a_literal_may_end_anywhere() {
        for (int length = 4_090; length < 4_100; length++) {
            var why = "x".repeat(length - 3) + "]".repeat(length % 4);
            var xml = "<c t=\"str\"><v><![CDATA[" + why + "]]></v></c>";
            var book = RawBook.good().rows("<row><c t=\"str\"><v>Why</v></c></row><row>" + xml + "</row>");
            assertThat(RawBook.findings(book.bytes()))
                    .as(why.length() + " characters")
                    .noneMatch(finding -> finding.code().equals("NOT_A_WORKBOOK"));
        }
    }

    @Test
    void a_file_that_is_no_workbook_is_refused() {
        assertThat(codes("Id;Why".getBytes(StandardCharsets.UTF_8))).containsExactly("OTHER_FORMAT");
        assertThat(codes(new byte[0])).containsExactly("NOT_A_WORKBOOK");
        assertThat(codes(zip("hello.txt", "hello"))).containsExactly("NOT_A_WORKBOOK");
    }

    @Test
    void a_truncated_workbook_is_refused() {
        assertThat(codes(java.util.Arrays.copyOf(GOOD, GOOD.length / 2))).containsExactly("NOT_A_WORKBOOK");
    }

    @Test
    void a_file_over_five_megabytes_is_refused_unopened() {
        assertThat(codes(new byte[(5 << 20) + 1])).containsExactly("TOO_BIG");
    }

    @Test
    void a_zip_bomb_is_refused() {
        assertThat(codes(zip("xl/workbook.xml", " ".repeat(51 << 20)))).containsExactly("TOO_BIG_UNPACKED");
    }

    @Test
    void a_row_number_far_out_costs_nothing() {
        var far =
                rewritten(xml -> xml.replace("r=\"2\"", "r=\"2147483647\"").replaceAll("([AB])2\"", "$12147483647\""));
        Assertions.assertTimeout(
                Duration.ofSeconds(2), () -> assertThat(codes(far)).contains("TOO_MANY_ROWS"));
    }

    @Test
    void an_external_entity_is_not_fetched() {
        var hostile = rewritten(xml ->
                xml.replace("<worksheet", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><worksheet"));
        assertThat(codes(hostile)).containsExactly("NOT_A_WORKBOOK");
    }

    @Test
    void a_number_that_is_none_is_refused() {
        var broken = rewritten(xml -> xml.replaceFirst("<v>\\d+", "<v>999999"));
        assertThat(codes(broken)).contains("NOT_A_WORKBOOK");
    }

    private static byte[] zip(String name, String content) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    /** The good workbook with its sheets' XML changed. */
    private static byte[] rewritten(UnaryOperator<String> change) {
        var out = new ByteArrayOutputStream();
        try (var from = new ZipInputStream(new ByteArrayInputStream(GOOD));
                var to = new ZipOutputStream(out)) {
            for (var entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                var content = new String(from.readAllBytes(), StandardCharsets.UTF_8);
                to.putNextEntry(new ZipEntry(entry.getName()));
                boolean sheet = entry.getName().startsWith("xl/worksheets/");
                to.write((sheet ? change.apply(content) : content).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
