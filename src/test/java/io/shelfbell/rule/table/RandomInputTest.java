package io.shelfbell.rule.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.rule.AnnotatedCopy;
import io.shelfbell.rule.TableCheck;
import io.shelfbell.rule.TableDiff;
import io.shelfbell.rule.TableDiff.Version;
import io.shelfbell.rule.UnreadableWorkbook;
import io.shelfbell.rule.workbook.Findings;
import io.shelfbell.rule.workbook.SheetCell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever is typed or sent, the answer is a table or findings. */
class RandomInputTest {
    private static final List<FactTerm> TERMS =
            List.copyOf(Vocabulary.of(Question.TIMING).conditions().values());
    private static final byte[] GOOD = RawBook.annotated(
                    TestBook.about("exclusion", "first", "Id | Recipient tier | => Reason\nX-1 | gold | NO"))
            .bytes();
    private static final Map<String, byte[]> PARTS = RawBook.of(GOOD).parts();

    private static final List<String> PIECES = List.of(
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

    /** What follows from the same seed is the same; a failure names its seed. */
    private static void tries(int times, Consumer<Random> test) {
        for (int seed = 0; seed < times; seed++) {
            try {
                test.accept(new Random(seed));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("with seed " + seed, e);
            }
        }
    }

    private static <T> T one(List<T> options, Random random) {
        return options.get(random.nextInt(options.size()));
    }

    /** Pieces of the grammar in any order, or any characters at all. */
    private static String cell(Random random) {
        var cell = new StringBuilder();
        boolean grammar = random.nextBoolean();
        for (int i = random.nextInt(grammar ? 9 : 41); i > 0; i--) {
            if (grammar) cell.append(one(PIECES, random));
            else cell.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x80 : 0xd800));
        }
        return cell.toString();
    }

    @Test
    void a_cell_is_a_condition_or_a_bad_cell() {
        tries(10_000, random -> {
            var reader = ConditionReader.of(one(TERMS, random).type(), List.of());
            var text = cell(random);
            try {
                var condition = reader.read(new SheetCell("C2", text));
                assertThat(reader.read(new SheetCell("C2", text))).isEqualTo(condition);
            } catch (BadCell bad) {
                assertThat(bad.code()).as(text).isNotBlank();
                assertThat(bad.suggestion()).as(text).isNotNull();
            }
        });
    }

    @Test
    void a_value_that_was_read_can_be_shown_and_read_again() {
        tries(10_000, random -> {
            var term = one(TERMS, random);
            var reader = CellReader.of(term.type(), List.of());
            var text = cell(random);
            read(reader, text)
                    .filter(value -> isExactlyShown(term, value))
                    .ifPresent(value -> assertThat(read(reader, Shown.text(value)))
                            .as(text)
                            .hasValueSatisfying(again ->
                                    assertThat(Interval.compare(again, value)).isZero()));
        });
    }

    private static Optional<Object> read(CellReader reader, String text) {
        try {
            return Optional.of(reader.value(new SheetCell("C2", text)));
        } catch (BadCell bad) {
            return Optional.empty();
        }
    }

    /** Texts may hold quotation marks and blanks that mean something, and fractions of a second are not shown. */
    private static boolean isExactlyShown(FactTerm term, Object value) {
        return switch (term.type().kind()) {
            case TEXT -> false;
            case DURATION -> value instanceof Duration duration && duration.getNano() == 0;
            default -> !(value instanceof Collection<?>);
        };
    }

    @Test
    void a_changed_zip_is_a_table_or_findings() {
        tries(400, random -> answered(changed(GOOD, random)));
    }

    @Test
    void a_changed_part_is_a_table_or_findings() {
        tries(800, random -> {
            var book = RawBook.of(GOOD);
            var part = one(List.copyOf(PARTS.keySet()), random);
            book.parts().put(part, changed(PARTS.get(part), random));
            answered(book.bytes());
        });
    }

    private static void answered(byte[] workbook) {
        var findings = new Findings();
        var table = TableReader.read("t.xlsx", workbook, findings);
        assertThat(table.isPresent()).isEqualTo(findings.errors() == 0);
        var check = TableCheck.of("t.xlsx", workbook);
        annotate(workbook, check);
        TableDiff.between(new Version("a.xlsx", GOOD), new Version("b.xlsx", workbook));
        TableDiff.between(new Version("a.xlsx", workbook), new Version("b.xlsx", GOOD));
    }

    private static void annotate(byte[] workbook, TableCheck check) {
        try {
            assertThat(AnnotatedCopy.of(workbook, check, Duration.ofMinutes(1))).isNotEmpty();
        } catch (UnreadableWorkbook e) {
            assertThat(e).hasMessageStartingWith("Not a readable workbook: ");
        }
    }

    /** One to five bytes replaced, removed or put in. */
    private static byte[] changed(byte[] content, Random random) {
        var bytes = new ArrayList<Byte>();
        for (byte b : content) bytes.add(b);
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            int at = random.nextInt(bytes.size());
            byte what = (byte) random.nextInt();
            switch (random.nextInt(3)) {
                case 0 -> bytes.set(at, what);
                case 1 -> bytes.remove(at);
                default -> bytes.add(at, what);
            }
        }
        var changed = new byte[bytes.size()];
        for (int i = 0; i < changed.length; i++) changed[i] = bytes.get(i);
        return changed;
    }
}
