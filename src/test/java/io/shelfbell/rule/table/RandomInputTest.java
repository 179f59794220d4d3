package io.shelfbell.rule.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.SheetCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is typed or sent, the answer is a table or findings. */
class RandomInputTest {
    private static final List<FactTerm> TERMS =
            List.copyOf(Vocabulary.of(Question.TIMING).conditions().values());
    private static final Map<String, byte[]> PARTS = RawBook.good().parts();
    private static final byte[] GOOD = RawBook.good().bytes();

    /** A change of one byte: 0 replaces it, 1 removes it, 2 puts one before it. */
    record Change(double where, int how, byte what) {}

    @Provide
    Arbitrary<String> cells() {
        var pieces = Arbitraries.of(
                "not ",
                ",",
                "..",
                "…",
                "[",
                ")",
                ">=",
                "≤",
                "=",
                "-",
                "–",
                "\"",
                "“",
                " ",
                "5",
                "1,5",
                "15 %",
                "1e9",
                "21:00",
                "24:00",
                "9pm",
                "2026-12-24",
                "24.12.2026",
                "30 min",
                "P1D",
                "2 h",
                "yes",
                "уеѕ",
                "LOW_STOCK",
                "EMAIL",
                "gold",
                "GОLD",
                "１",
                "'");
        var made = pieces.list().ofMaxSize(8).map(parts -> String.join("", parts));
        return Arbitraries.oneOf(made, Arbitraries.strings().ofMaxLength(40));
    }

    @Provide
    Arbitrary<FactTerm> terms() {
        return Arbitraries.of(TERMS);
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        var change = Combinators.combine(
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.bytes())
                .as(Change::new);
        return change.list().ofMinSize(1).ofMaxSize(5);
    }

    @Property(tries = 5_000)
    void a_cell_is_a_condition_or_a_bad_cell(@ForAll("terms") FactTerm term, @ForAll("cells") String text) {
        var reader = ConditionReader.of(term.type(), List.of());
        try {
            var condition = reader.read(new SheetCell("C2", text));
            assertThat(reader.read(new SheetCell("C2", text))).isEqualTo(condition);
        } catch (BadCell bad) {
            assertThat(bad.code()).isNotBlank();
            assertThat(bad.suggestion()).isNotNull();
        }
    }

    @Property(tries = 3_000)
    void a_value_that_was_read_can_be_shown_and_read_again(
            @ForAll("terms") FactTerm term, @ForAll("cells") String text) {
        var reader = CellReader.of(term.type(), List.of());
        Object value;
        try {
            value = reader.value(new SheetCell("C2", text));
        } catch (BadCell bad) {
            return;
        }
        if (!isExactlyShown(term, value)) return;
        try {
            var again = reader.value(new SheetCell("C2", Shown.text(value)));
            assertThat(Interval.compare(again, value)).isZero();
        } catch (BadCell bad) {
            throw new AssertionError(Shown.text(value) + " was " + text, bad);
        }
    }

    /** Texts may hold quotation marks and blanks that mean something, and a duration is shown in round numbers. */
    private static boolean isExactlyShown(FactTerm term, Object value) {
        return switch (term.type().kind()) {
            case TEXT, DURATION -> false;
            default -> !(value instanceof java.util.Collection<?>);
        };
    }

    @Property(tries = 400)
    void a_changed_zip_is_a_table_or_findings(@ForAll("changes") List<Change> changes) {
        answered(changed(GOOD, changes));
    }

    @Property(tries = 800)
    void a_changed_part_is_a_table_or_findings(@ForAll("parts") String part, @ForAll("changes") List<Change> changes) {
        var book = RawBook.good();
        book.parts().put(part, changed(PARTS.get(part), changes));
        answered(book.bytes());
    }

    @Provide
    Arbitrary<String> parts() {
        return Arbitraries.of(List.copyOf(PARTS.keySet()));
    }

    private static void answered(byte[] workbook) {
        var findings = new Findings();
        var table = TableReader.read("t.xlsx", workbook, findings);
        assertThat(table.isPresent()).isEqualTo(findings.errors() == 0);
    }

    private static byte[] changed(byte[] content, List<Change> changes) {
        var bytes = new ArrayList<Byte>();
        for (byte b : content) bytes.add(b);
        for (var change : changes) {
            int at = (int) (change.where * (bytes.size() - 1));
            if (change.how == 2) bytes.add(at, change.what);
            else bytes.set(at, change.what);
            if (change.how == 1) bytes.remove(at);
        }
        var changed = new byte[bytes.size()];
        for (int i = 0; i < changed.length; i++) changed[i] = bytes.get(i);
        return changed;
    }
}
