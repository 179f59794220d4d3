package io.shelfbell.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.rule.table.TestBook;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an analyst reads about two versions of a table. */
class TableDiffTest {
    private static final String HEAD = "Id | Why | Recipient tier | Order value | => Reason\n";
    private static final String THREE = "R-10 | | gold | | A\nR-20 | | | >= 5 | B\nR-30 | | | | C";

    private static byte[] book(String rules) {
        return TestBook.about("exclusion", "first", rules).bytes();
    }

    private static List<Difference> between(byte[] before, byte[] after) {
        return TableDiff.between(new TableDiff.Version("a.xlsx", before), new TableDiff.Version("b.xlsx", after))
                .differences();
    }

    private static List<String> sentences(byte[] before, byte[] after) {
        return between(before, after).stream().map(Difference::sentence).toList();
    }

    private static List<String> rows(String before, String after) {
        return sentences(book(HEAD + before), book(HEAD + after));
    }

    @Test
    void the_same_version_differs_in_nothing() throws IOException {
        try (var files = Files.list(RuleBooks.TABLES)) {
            for (var file : files.toList())
                assertThat(between(Files.readAllBytes(file), Files.readAllBytes(file)))
                        .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '!', nullValues = "none", textBlock = """
            COLUMN           ! BEFORE            ! AFTER           ! SENTENCE
            Recipient tier   ! gold              ! gold, platinum  ! R-10: Recipient tier was gold, is now gold, platinum
            Recipient tier   ! ''                ! gold            ! R-10: Recipient tier was blank, is now gold
            Recipient tier   ! gold              ! -               ! R-10: Recipient tier was gold, is now -
            Recipient tier   ! gold,platinum     ! gold, platinum  ! none
            Recipient tier   ! platinum, gold    ! gold, platinum  ! none
            Recipient tier   ! ''                ! -               ! none
            Recipient tier   ! gold              ! Gold            ! R-10: Recipient tier was gold, is now Gold
            Order value      ! >= 5              ! >=5.0           ! none
            Order value      ! >= 5              ! > 5             ! R-10: Order value was >= 5, is now > 5
            Order value      ! 5..10             ! [5..10]         ! none
            Order value      ! 5..10             ! [5..10)         ! R-10: Order value was 5..10, is now [5..10)
            App last active  ! 60 min            ! 1 h             ! none
            App last active  ! <= 2 d            ! <= 48 h         ! none
            App last active  ! <= 2 d            ! <= 47 h         ! R-10: App last active was <= 2 d, is now <= 47 h
            Occasion         ! low-stock         ! LOW_STOCK       ! none
            Order is urgent  ! Yes               ! true            ! none
            Order is urgent  ! yes               ! no              ! R-10: Order is urgent was yes, is now no
            No such term     ! a,b               ! a, b            ! none
            No such term     ! a, b              ! b, a            ! R-10: No such term was a, b, is now b, a
            Why              ! Because           ! because         ! 'R-10: Why was "Because", is now "because"'
            => Reason        ! A                 ! B               ! R-10: => Reason was A, is now B
            """)
    void a_cell_is_compared_by_what_it_means(String column, String before, String after, String sentence) {
        var head = column.equals("Why") ? "Id | Why\nR-10 | " : "Id | " + column + "\nR-10 | ";
        var found = sentences(book(head + before), book(head + after));
        if (sentence == null) assertThat(found).isEmpty();
        else assertThat(found).containsExactly(sentence);
    }

    @Test
    void a_number_or_date_is_the_same_typed_or_as_text() {
        var text = TestBook.about(
                "exclusion", "first", "Id | Order value | Promised date | From\nA | 5 | 2026-12-24 | 2026-12-24");
        var typed = TestBook.about("exclusion", "first", "Id | Order value | Promised date | From\nA | 5 | x | x")
                .edit(sheet -> {
                    var row = sheet.getRow(1);
                    row.getCell(1).setCellValue(5);
                    var style = sheet.getWorkbook().createCellStyle();
                    style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("yyyy-mm-dd"));
                    for (int i = 2; i < 4; i++) {
                        row.getCell(i).setCellValue(LocalDate.of(2026, 12, 24));
                        row.getCell(i).setCellStyle(style);
                    }
                });
        assertThat(sentences(text.bytes(), typed.bytes())).isEmpty();
    }

    @Test
    void a_row_that_came_is_told_with_all_that_it_says() {
        assertThat(rows(
                        THREE,
                        "R-10 | | gold | | A\nR-15 | New | silver | > 9 | D\nR-20 | | | >= 5 | B\nR-30 | | | | C"))
                .containsExactly("R-15 was added below R-10: Recipient tier silver; Order value > 9; => Reason D");
        assertThat(rows(THREE, "R-05 | | | | D\n" + THREE))
                .containsExactly("R-05 was added the top: => Reason D".replace("added the", "added at the"));
    }

    @Test
    void a_row_that_went_is_to_be_retired_unless_it_is() {
        var gone = "R-10 | | gold | | A\nR-30 | | | | C";
        assertThat(rows(THREE, gone))
                .containsExactly(
                        "R-20 was removed; add it to \"Retired ids\" in Read me, so that nobody uses the id again");
        var retired = TestBook.about("exclusion", "first", HEAD + gone)
                .sheet(
                        "Read me",
                        "Question | exclusion\nOwner | tests\nHit policy | first\nPurpose | to be tested\nRetired ids | R-07, R-20");
        assertThat(sentences(book(HEAD + THREE), retired.bytes()))
                .containsExactly("Read me: Retired ids is \"R-07, R-20\" (a new label)", "R-20 was removed");
        assertThat(sentences(
                        retired.bytes(),
                        retired.sheet("Rules", HEAD + gone + "\nR-07 | | | | D").bytes()))
                .containsExactly("R-07 was added below R-30: => Reason D; the id is retired, give the row a new one");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, delimiter = '|', textBlock = """
            BEFORE    | AFTER     | SENTENCE
            A B C D   | D A B C   | D moved from below C to the top: it now answers before A .. C
            A B C D   | B C D A   | A moved from the top to below D: it now answers only after B .. D
            A B       | B A       | B moved from below A to the top: it now answers before A
            A B C D   | A C D B   | B moved from below A to below D: it now answers only after C and D
            A B C D E | A E B C D | E moved from below D to below A: it now answers before B .. D
            A B C D   | X D A B C | D moved from below C to below X: it now answers before A .. C
            """)
    void a_move_is_told_once_and_with_what_it_means(String before, String after, String sentence) {
        assertThat(rows(ids(before), ids(after)))
                .filteredOn(s -> s.contains(" moved "))
                .containsExactly(sentence);
    }

    private static String ids(String ids) {
        return List.of(ids.split(" ")).stream().map(id -> id + " | | | | " + id).collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @CsvSource({"unique", "any", "collect"})
    void where_the_order_decides_nothing_a_move_is_only_told(String policy) {
        var before = TestBook.about("exclusion", policy, HEAD + ids("A B C")).bytes();
        var after = TestBook.about("exclusion", policy, HEAD + ids("C A B")).bytes();
        assertThat(sentences(before, after)).containsExactly("C moved from below B to the top");
    }

    @Test
    void an_inserted_row_moves_nobody() {
        assertThat(between(book(HEAD + ids("A B C D")), book(HEAD + ids("A X B C D"))))
                .extracting(Difference::kind)
                .containsExactly(Difference.Kind.ROW_ADDED);
    }

    @Test
    void columns_come_go_and_move_with_what_they_say() {
        assertThat(sentences(
                        book("Id | Recipient tier | => Reason\nA | gold | X\nB | | Y"),
                        book("Id | Order value | => Reason\nA | > 5 | X\nB | | Y")))
                .containsExactly(
                        "Column Recipient tier was removed",
                        "Column Order value was added after Id",
                        "A: Order value is > 5 (a new column)",
                        "A: Recipient tier was gold (the column is gone)");
        assertThat(sentences(
                        book("Id | Why | Lane | => Reason\nA | w | BULK | X"),
                        book("Id | Lane | => Reason | Why\nA | BULK | X | w")))
                .containsExactly("Column Why moved: it now stands after => Reason");
    }

    @Test
    void doubled_and_blank_ids_are_told_by_their_rows() {
        assertThat(rows("A | | | | X\nA | | | | Y\n | | | | Z", "A | | | | X\nA | | | | V\n | | | | W"))
                .containsExactly("A (row 3): => Reason was Y, is now V", "row 4: => Reason was Z, is now W");
        assertThat(rows("A | | | | X", "A | | gold | | N\nA | | | | X"))
                .containsExactly("A (row 2) was added at the top: Recipient tier gold; => Reason N");
    }

    @Test
    void a_new_id_for_the_same_row_is_a_new_id() {
        assertThat(rows(THREE, THREE.replace("R-20", "R-25")))
                .containsExactly(
                        "R-25: Id was R-20, is now R-25; add it to \"Retired ids\" in Read me, so that nobody uses the id again"
                                .replace("add it", "add R-20"));
    }

    @Test
    void broken_tables_are_compared_as_well() {
        var broken = TestBook.empty()
                .sheet("Rules", "Idd | Recipient teir | Recipient teir\nA | gold | x\nB | |")
                .bytes();
        var other = TestBook.empty()
                .sheet("Rules", "Idd | Recipient teir | Recipient teir\nA | gold | y\nB | |")
                .bytes();
        assertThat(sentences(broken, other)).containsExactly("row 2: Recipient teir (C) was x, is now y");
        assertThat(sentences(broken, book(HEAD + THREE)))
                .contains("Sheet Read me was added", "Column Id was added first");
    }

    @Test
    void what_is_no_workbook_is_told_and_nothing_is_compared() {
        var diff = TableDiff.between(
                new TableDiff.Version("a.xlsx", new byte[3]), new TableDiff.Version("b.xlsx", book(HEAD)));
        assertThat(diff.differences()).isEmpty();
        assertThat(diff.unreadable()).extracting(Finding::place).containsExactly("a.xlsx");
    }

    @Test
    void read_me_lists_and_examples_are_compared() {
        var before = TestBook.about("exclusion", "first", HEAD + THREE)
                .sheet("Lists", "Recipient tier | Lane\ngold | BULK\nsilver |")
                .sheet(
                        "Examples",
                        "Note | Recipient tier | Order value | Expect\nDear | gold | 5 | R-10\n | silver | 4 | R-30\nGone | x | | none");
        var after = TestBook.about("exclusion", "unique", HEAD + THREE)
                .sheet("Lists", "Lane | Recipient tier\nBULK | platinum\n | gold")
                .sheet(
                        "Examples",
                        "Note | Recipient tier | Order value | Expect\n | bronze | | R-20\n | silver | 4 | R-20\nDear | gold | 6 | R-10");
        assertThat(sentences(before.bytes(), after.bytes()))
                .containsExactly(
                        "Read me: Hit policy was first, is now unique",
                        "Lists: Recipient tier may now hold platinum, and may no longer hold silver",
                        "Example \"Gone\" was removed: Recipient tier x, expects none",
                        "The example in row 2 was added: Recipient tier bronze, expects R-20",
                        "The example in row 3: Expect was R-30, is now R-20",
                        "Example \"Dear\": Order value was 5, is now 6");
    }

    @Test
    void a_difference_names_its_cell() {
        assertThat(between(book(HEAD + THREE), book(HEAD + THREE.replace("gold", "silver"))))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.cell()).isEqualTo("C2");
                    assertThat(one.row()).isEqualTo("R-10");
                    assertThat(one.column()).isEqualTo("Recipient tier");
                    assertThat(one.before()).isEqualTo("gold");
                    assertThat(one.after()).isEqualTo("silver");
                });
    }

    @Test
    void one_text_in_countless_cells_is_not_compared() {
        var text = "x".repeat(950);
        var rows = IntStream.range(0, 17_800)
                .mapToObj(i -> "R-" + i + " | " + text)
                .collect(Collectors.joining("\n"));
        var huge = new TableDiff.Version("huge.xlsx", book("Id | Why\n" + rows));
        assertThat(TableDiff.between(huge, huge).unreadable())
                .extracting(Finding::place, Finding::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("huge.xlsx", "TOO_BIG"));
    }

    @Test
    void differences_beyond_ten_thousand_are_only_counted() {
        var head = "Id | SKU | Item brand | Supplier | Recipient id\n";
        var before = new TableDiff.Version("a.xlsx", book(head + many("a")));
        var after = new TableDiff.Version("b.xlsx", book(head + many("b")));
        var diff = TableDiff.between(before, after);
        assertThat(diff.differences()).hasSize(10_000);
        assertThat(diff.more()).isEqualTo(2_000);
    }

    private static String many(String value) {
        var cells = (" | " + value).repeat(4);
        return IntStream.range(0, 3_000).mapToObj(i -> "R-" + i + cells).collect(Collectors.joining("\n"));
    }

    @Test
    void thousands_of_rows_upside_down_are_compared_in_seconds() {
        var ids = IntStream.range(0, 6_000).mapToObj(i -> "R-" + i).collect(Collectors.joining(" "));
        var back = IntStream.range(0, 6_000).mapToObj(i -> "R-" + (5_999 - i)).collect(Collectors.joining(" "));
        var before = book(HEAD + ids(ids));
        var after = book(HEAD + ids(back));
        Assertions.assertTimeout(
                Duration.ofSeconds(10), () -> assertThat(between(before, after)).hasSize(5_999));
    }
}
