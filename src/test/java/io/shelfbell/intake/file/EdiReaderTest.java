package io.shelfbell.intake.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shelfbell.fact.StockReading;
import io.shelfbell.intake.document.Unreadable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stock in X12 846 and EDIFACT INVRPT, as the guides describe it and as senders write it. */
class EdiReaderTest {
    private static final String ISA =
            "ISA*00*          *00*          *ZZ*SUPPLIER       *ZZ*SHOP           *261124*0800*U*00401*000000042*0*P*>~";
    private static final String GS = "GS*IB*SUPPLIER*SHOP*20261124*0800*7*X*004010~";

    private static String x12(String lines) {
        var body = "ST*846*0001~BIA*00*SI*R1*20261125*1015~N1*WH*North*92*HAM~" + lines;
        int count = (int) body.chars().filter(c -> c == '~').count() + 1;
        return ISA + GS + body + "SE*" + count + "*0001~GE*1*7~IEA*1*000000042~";
    }

    private static String edifact(String release, String lines) {
        var body = "UNH+1+INVRPT:D:%s:UN:EAN004'BGM+35+R1+9'DTM+137:202611251015:203'NAD+WH+HAM::9'".formatted(release)
                + lines;
        int count = (int) body.chars().filter(c -> c == '\'').count() + 1;
        return "UNA:+.? 'UNB+UNOC:3+SUPPLIER+SHOP+261124:0800+42'" + body + "UNT+" + count + "+1'UNZ+1+42'";
    }

    private static String edifact(String lines) {
        return edifact("96A", lines);
    }

    private static void isUnreadable(String source, String text, String code) {
        assertThatThrownBy(() -> FileSamples.read(source, text))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.finding().code()).isEqualTo(code));
    }

    @Test
    void a_line_of_an_846_becomes_a_reading() throws Exception {
        var told = FileSamples.read(
                "supplier", x12("LIN*1*UP*012345678905*SK*A-1~QTY*17*5*EA~QTY*63*20~DTM*018*20261224~"));

        assertThat(told.notes()).isEmpty();
        assertThat(told.reading(0).reading())
                .isEqualTo(new StockReading(
                        null,
                        "supplier",
                        "A-1",
                        "HAM",
                        5,
                        null,
                        20,
                        Instant.parse("2026-12-24T12:00:00Z"),
                        null,
                        Instant.parse("2026-11-25T10:15:00Z")));
    }

    @Test
    void a_line_of_an_invrpt_becomes_a_reading() throws Exception {
        var told = FileSamples.read(
                "warehouse",
                edifact("LIN+1++4006381333931:EN'PIA+1+A?+1:SA'QTY+145:5'QTY+66:2'QTY+21:20'DTM+17:20261224:102'"));

        assertThat(told.notes()).isEmpty();
        assertThat(told.reading(0).reading())
                .isEqualTo(new StockReading(
                        null,
                        "warehouse",
                        "A+1",
                        "HAM",
                        5,
                        2,
                        20,
                        Instant.parse("2026-12-24T12:00:00Z"),
                        null,
                        Instant.parse("2026-11-25T10:15:00Z")));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            QUANTITIES                      | ON_HAND | ALLOCATED
            QTY*17*5~                       | 5       |
            QTY*33*5~                       | 5       | 0
            QTY*17*8~QTY*33*5~              | 8       | 3
            QTY*33*5~QTY*17*8~              | 8       | 3
            QTY*17*-2~                      | -2      |
            QTY*17*5.0~                     | 5       |
            QTY*17*5~QTY*QX*9~              | 5       |""")
    void what_may_be_sold_is_what_is_there_without_what_is_promised(String quantities, int onHand, Integer allocated)
            throws Exception {
        var reading = FileSamples.read("supplier", x12("LIN**SK*A-1~" + quantities))
                .reading(0)
                .reading();

        assertThat(reading.onHand()).isEqualTo(onHand);
        assertThat(reading.allocated()).isEqualTo(allocated);
    }

    @Test
    void a_quantity_that_means_nothing_to_us_is_noted() throws Exception {
        var told = FileSamples.read("supplier", x12("LIN**SK*A-1~QTY*17*5~QTY*QX*9~LIN**SK*A-2~QTY*17*5~QTY*QX*9~"));

        assertThat(told.pieces()).hasSize(2);
        assertThat(told.notes()).containsExactly("Quantities with the qualifier QX were left out.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LIN**SK*A~QTY*17*3~N1*WH**92*N~QTY*17*4~N1*WH**92*S~",
                "LIN**SK*A~N1*WH**92*N~QTY*17*3~N1*WH**92*S~QTY*17*4~",
                "LIN**SK*A~QTY*17*7~SDQ*EA*92*N*3*S*4~",
                "LIN**SK*A~SDQ*EA*92*N*3*S*4~",
                "LIN**SK*A~QTY*17*7~SDQ*EA*92*N*3~SDQ*EA*92*S*4~",
                "LIN**SK*A~SDQ*EA*92*N*3~SDQ*EA*92*S*4~"
            })
    void quantities_of_several_locations_are_told_apart_however_they_are_written(String lines) throws Exception {
        assertThat(FileSamples.read("supplier", x12(lines)).pieces()).containsExactly("A@N 3", "A@S 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E50000000", "1E999999999", "1E-999999999"})
    void a_quantity_of_more_digits_than_anybody_counts_costs_its_line(String quantity) throws Exception {
        var told = FileSamples.read("supplier", x12("LIN**SK*A~QTY*33*" + quantity + "~LIN**SK*B~QTY*17*5~"));
        assertThat(told.pieces())
                .anyMatch(piece -> piece.contains("NOT_A_NUMBER"))
                .anyMatch(piece -> piece.startsWith("B@"));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            RELEASE | LINES
            96A     | LIN+1++A:SA'QTY+145:3'LOC+14+N'QTY+145:4'LOC+14+S'
            96A     | LIN+1++A:SA'QTY+145:3'LOC+14+N'QTY+145:9'INV+2'QTY+145:4'LOC+14+S'
            01B     | LIN+1++A:SA'QTY+145:3'LOC+14+N'INV+1'QTY+145:9'QTY+145:4'LOC+14+S'""")
    void movements_are_not_stock_and_locations_follow_their_quantities(String release, String lines) throws Exception {
        assertThat(FileSamples.read("warehouse", edifact(release, lines)).pieces())
                .containsExactly("A@N 3", "A@S 4");
    }

    /** EANCOM 1997, INVRPT, example 3. */
    @Test
    void a_total_may_be_followed_by_its_parts() throws Exception {
        var told =
                FileSamples.read("warehouse", edifact("LIN+1++A:SA'QTY+145:300'QTY+145:150'QTY+145:100'QTY+145:50'"));

        assertThat(told.pieces()).containsExactly("A@HAM 300");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            LINE                                 | CODES
            LIN**SK*B~QTY*17*many~               | NOT_A_NUMBER
            LIN**SK*B~QTY*17*1.5~                | NOT_WHOLE
            LIN**SK*B~QTY*17*3~QTY*17*4~         | REPEATED_QUANTITY
            LIN**SK*B~                           | MISSING
            LIN**SK*B~QTY*63*4~                  | MISSING
            LIN**ZZ*B~QTY*17*4~                  | NO_SKU
            LIN~QTY*17*4~                        | NO_SKU""")
    void a_bad_line_is_told_with_its_place_and_its_text_and_the_others_pass(String line, String codes)
            throws Exception {
        var told = FileSamples.read("supplier", x12("LIN**SK*A~QTY*17*3~" + line + "LIN**SK*C~QTY*17*5~"));

        assertThat(told.pieces()).containsExactly("A@HAM 3", "record 8, 846/LIN 2 " + codes, "C@HAM 5");
        assertThat(told.failure(1).raw()).isEqualTo(line.replace("~", "\n").strip());
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', quoteCharacter = '`', textBlock = """
            WHAT                      | NOTE
            bom                       | Removed a byte order mark.
            blanks                    | Removed blanks before the interchange.
            line ends                 | Removed 10 line ends.
            wrapped                   | Removed 2 line ends.
            padding                   | Padded the elements of ISA.""")
    void what_only_the_wrapping_spoilt_is_repaired_and_noted(String what, String note) throws Exception {
        var good = x12("LIN**SK*A~QTY*17*3~");
        var text = switch (what) {
            case "bom" -> "\ufeff" + good;
            case "blanks" -> "\r\n  " + good;
            case "line ends" -> good.replace("~", "~\r\n");
            case "wrapped" -> good.substring(0, 120) + good.substring(120).replaceAll("(.{50})", "$1\n");
            default -> good.replaceFirst(" +\\*", "*").replaceFirst("SUPPLIER +", "SUPPLIER");
        };

        var told = FileSamples.read("supplier", text);

        assertThat(told.pieces()).containsExactly("A@HAM 3");
        assertThat(told.notes()).containsExactly(note);
    }

    @Test
    void segments_may_end_with_a_line_end() throws Exception {
        var told = FileSamples.read("supplier", x12("LIN**SK*A~QTY*17*3~").replace("~", "\n"));

        assertThat(told.pieces()).containsExactly("A@HAM 3");
        assertThat(told.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            RIGHT           | WRONG            | NOTE
            SE*6*0001       | SE*9*0001        | Segment 8, SE, counts 9, found 6.
            SE*6*0001       | SE*6*0002        | Segment 8, SE, has the number 0002, begun with 0001.
            GE*1*7          | GE*2*7           | Segment 9, GE, counts 2, found 1.
            IEA*1*000000042 | IEA*1*000000043  | Segment 10, IEA, has the number 000000043, begun with 000000042.""")
    void wrong_control_counts_are_noted_and_stop_nothing(String right, String wrong, String note) throws Exception {
        var text = x12("LIN**SK*A~QTY*17*3~");
        assertThat(text).contains(right);

        var told = FileSamples.read("supplier", text.replace(right, wrong));

        assertThat(told.pieces()).containsExactly("A@HAM 3");
        assertThat(told.notes()).containsExactly(note);
    }

    @Test
    void of_a_half_written_interchange_what_is_whole_passes_and_the_cut_is_told() throws Exception {
        var text = x12("LIN**SK*A~QTY*17*3~LIN**SK*B~QTY*17*4~");
        int cut = text.indexOf("SE*");

        assertThat(FileSamples.read("supplier", text.substring(0, cut)).pieces())
                .containsExactly("A@HAM 3", "B@HAM 4", "record 9 INCOMPLETE");
        assertThat(FileSamples.read("supplier", text.substring(0, cut + 2)).pieces())
                .startsWith("A@HAM 3")
                .last()
                .asString()
                .startsWith("record ");
    }

    @Test
    void a_message_that_is_not_about_stock_is_left_out_with_a_note() throws Exception {
        var text = x12("LIN**SK*A~QTY*17*3~")
                .replace(GS, GS + "ST*997*0009~AK1*PO*1~SE*3*0009~")
                .replace("GE*1", "GE*2");

        var told = FileSamples.read("supplier", text);

        assertThat(told.pieces()).containsExactly("A@HAM 3");
        assertThat(told.notes()).containsExactly("Segment 3, ST, begins no stock message; it was left out.");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            SOURCE    | TEXT                | CODE
            supplier  | sku,location        | NOT_EDI
            supplier  | UNB+UNOC:3+A+B'     | WRONG_STANDARD
            warehouse | ISA*00*             | WRONG_STANDARD
            supplier  | ISA*00*  *00~GS*    | BAD_ISA
            supplier  | ISA                 | BAD_ISA
            supplier  | ''                  | EMPTY
            warehouse | <?xml version='1'?> | NOT_EDI""")
    void what_is_no_such_interchange_is_told_so(String source, String text, String code) {
        isUnreadable(source, text, code);
    }

    @Test
    void an_isa_with_an_element_that_is_too_long_is_not_guessed() {
        isUnreadable("supplier", x12("").replace("SUPPLIER       *ZZ", "SUPPLIER-WITH-A-LONG-NAME*ZZ"), "BAD_ISA");
    }

    @Test
    void what_cannot_be_read_any_more_is_told_and_what_came_before_passes() throws Exception {
        var text = edifact("LIN+1++A:SA'QTY+145:3'LIN+2++B:SA'").replace("UNT", "?");

        var told = FileSamples.read("warehouse", text.getBytes(StandardCharsets.UTF_8));

        assertThat(told.pieces()).startsWith("A@HAM 3").last().asString().startsWith("record ");
    }

    @Test
    void two_interchanges_in_one_file_are_both_read() throws Exception {
        var told = FileSamples.read("supplier", x12("LIN**SK*A~QTY*17*3~") + "\n" + x12("LIN**SK*B~QTY*17*4~"));

        assertThat(told.pieces()).containsExactly("A@HAM 3", "B@HAM 4");
    }

    @Test
    void a_date_that_is_none_is_left_out_and_told() throws Exception {
        var told = FileSamples.read("supplier", x12("LIN*1*SK*A-1~QTY*17*5~DTM*018*20261340~"));

        assertThat(told.notes())
                .containsExactly("Segment 8, DTM: \"20261340\" is no date that we know; it was left out.");
        assertThat(told.reading(0).reading().expectedAt()).isNull();
        var report = FileSamples.read("warehouse", edifact("LIN+1++A-1:SA'QTY+145:5'DTM+137:20260230:102'"));
        assertThat(report.notes())
                .containsExactly("Segment 9, DTM: \"20260230\" is no date that we know; it was left out.");
    }

    @Test
    void decimals_of_a_second_tell_two_messages_apart() throws Exception {
        var told = FileSamples.read("supplier", x12("LIN*1*SK*A-1~QTY*17*5~DTM*007*20261125*10153007~"));

        assertThat(told.reading(0).reading().observedAt()).isEqualTo(Instant.parse("2026-11-25T10:15:30.07Z"));
    }

    @Test
    void an_interchange_that_somebody_broke_at_a_column_or_put_into_a_mail_is_read() throws Exception {
        var text = x12("LIN*1*SK*A-1~QTY*17*5~");
        var broken = new StringBuilder("Subject: stock\n\n");
        for (int i = 0; i < text.length(); i += 60)
            broken.append(text, i, Math.min(text.length(), i + 60)).append("\r\n");

        var told = FileSamples.read("supplier", broken.toString());

        assertThat(told.pieces()).containsExactly("A-1@HAM 5");
        assertThat(told.notes()).contains("Removed 16 characters before the interchange.", "Removed line ends in ISA.");
    }
}
