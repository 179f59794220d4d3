package io.shelfbell.intake.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Makes an interchange readable that only its wrapping spoilt: a byte order mark, blanks before it, an ISA whose elements lost their
 * padding, line ends between segments and at some column, lines of a mail before it. What was done is noted.
 */
public final class EdiRepair {
    private static final int HEAD = 512;
    private static final int ISA_LENGTH = 106;

    private static final Pattern SYNTAX = Pattern.compile("UNB.(UNO[A-Y])");

    private static final Pattern BEGIN = Pattern.compile("(?m)^(?:ISA[^\\w\\s]|UNA|UNB\\+)");

    /** Of ISA01 to ISA15 (X12.5). */
    private static final int[] ISA_WIDTHS = {2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1};

    private final List<String> notes = new ArrayList<>();
    private final LineEnds lines;
    private final Charset charset;

    /** @param wanted {@code ISA} or {@code UNB} */
    public EdiRepair(InputStream stream, String wanted) throws IOException, Unreadable {
        this(stream, wanted, HEAD);
    }

    /** @param begin how many bytes are looked at; all of them where that is possible */
    EdiRepair(InputStream stream, String wanted, int begin) throws IOException, Unreadable {
        var bytes = stream.readNBytes(Math.max(begin, HEAD));
        var head = new String(bytes, StandardCharsets.ISO_8859_1);
        var clean = withoutWrapping(head);
        requireStandard(clean, wanted);
        var repaired = clean.startsWith("ISA") ? padded(clean) : clean;
        this.charset = charset(repaired, bytes);
        this.lines = new LineEnds(
                new SequenceInputStream(
                        new ByteArrayInputStream(repaired.getBytes(StandardCharsets.ISO_8859_1)), stream),
                terminator(repaired));
    }

    public InputStream stream() {
        return lines;
    }

    /** As the syntax identifier says (ISO 9735, and UN/EDIFACT directory of 1996); where it says nothing, UTF-8 if it can be. */
    public Charset charset() {
        return charset;
    }

    private static Charset charset(String text, byte... begin) {
        var syntax = SYNTAX.matcher(text);
        return switch (syntax.find() ? syntax.group(1) : "") {
            case "UNOC" -> StandardCharsets.ISO_8859_1;
            case "UNOD" -> Charset.forName("ISO-8859-2");
            case "UNOE" -> Charset.forName("ISO-8859-5");
            case "UNOF" -> Charset.forName("ISO-8859-7");
            case "UNOW", "UNOX", "UNOY" -> StandardCharsets.UTF_8;
            default -> isUtf8(begin) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        };
    }

    /** A character may go on behind it. */
    private static boolean isUtf8(byte... begin) {
        var result = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(begin), CharBuffer.allocate(begin.length), false);
        return !result.isError();
    }

    public List<String> notes() {
        var all = new ArrayList<>(notes);
        if (lines.removed() > 0) all.add("Removed " + lines.removed() + " line ends.");
        return all;
    }

    private String withoutWrapping(String head) {
        var text = head;
        if (text.startsWith("\u00ef\u00bb\u00bf")) {
            notes.add("Removed a byte order mark.");
            text = text.substring(3);
        }
        var begins = text.stripLeading();
        if (begins.length() < text.length()) notes.add("Removed blanks before the interchange.");
        var begin = BEGIN.matcher(begins);
        if (!begin.find() || begin.start() == 0) return begins;
        notes.add("Removed " + begin.start() + " characters before the interchange.");
        return begins.substring(begin.start());
    }

    private static void requireStandard(String head, String wanted) throws Unreadable {
        if (head.isEmpty()) throw new Unreadable("record 1", "EMPTY", "There is nothing in it.", "");
        boolean x12 = head.startsWith("ISA");
        boolean edifact = head.startsWith("UNA") || head.startsWith("UNB");
        if (x12 && wanted.equals("ISA") || edifact && wanted.equals("UNB")) return;
        var found = head.substring(0, Math.min(20, head.length()));
        var code = x12 || edifact ? "WRONG_STANDARD" : "NOT_EDI";
        throw new Unreadable("record 1", code, "Expected " + wanted + ", found \"" + found + "\".", head);
    }

    private String padded(String wrapped) throws Unreadable {
        if (isPadded(wrapped)) return wrapped;
        var head = unwrapped(wrapped);
        if (isPadded(head)) return head;
        var separator = head.length() > 3 ? head.substring(3, 4) : "*";
        var parts = head.split(Pattern.quote(separator), ISA_WIDTHS.length + 2);
        if (parts.length < ISA_WIDTHS.length + 2 || parts[ISA_WIDTHS.length + 1].length() < 2) {
            throw new Unreadable("record 1, ISA", "BAD_ISA", "The ISA segment has too few elements.", head);
        }
        var repaired = new StringBuilder(parts[0]);
        for (int i = 0; i < ISA_WIDTHS.length; i++) {
            var value = parts[i + 1].strip();
            if (value.length() > ISA_WIDTHS[i]) {
                var message = "ISA%02d has at most %d characters, found \"%s\".".formatted(i + 1, ISA_WIDTHS[i], value);
                throw new Unreadable("record 1, ISA", "BAD_ISA", message, head);
            }
            repaired.append(separator).append(value).append(" ".repeat(ISA_WIDTHS[i] - value.length()));
        }
        notes.add("Padded the elements of ISA.");
        return repaired.append(separator).append(parts[ISA_WIDTHS.length + 1]).toString();
    }

    /** Without line ends in ISA itself, which somebody put at some column. */
    private String unwrapped(String head) {
        if (head.length() < "ISA*".length()) return head;
        char separator = head.charAt(3);
        int end = 0;
        for (int i = 0; i <= ISA_WIDTHS.length && end >= 0; i++) end = head.indexOf(separator, end + 1);
        if (end < 0) return head;
        var isa = head.substring(0, end).replaceAll("[\r\n]", "");
        if (isa.length() < end) notes.add("Removed line ends in ISA.");
        return isa + head.substring(end);
    }

    private static boolean isPadded(String head) {
        if (head.length() < ISA_LENGTH) return false;
        char separator = head.charAt(3);
        int at = 3;
        for (int width : ISA_WIDTHS) {
            at += width + 1;
            if (head.charAt(at) != separator) return false;
        }
        return true;
    }

    private static char terminator(String head) {
        if (head.startsWith("ISA")) return head.charAt(ISA_LENGTH - 1);
        return head.startsWith("UNA") && head.length() > 8 ? head.charAt(8) : '\'';
    }
}
