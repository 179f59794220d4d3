package io.shelfbell.intake.document;

import io.shelfbell.intake.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Messages of an X12 or EDIFACT interchange, as a list. A message is a map of its segments by tag, with {@code interchange}, {@code group}
 * and {@code type}, and with {@code wrong} ({@code COUNT} or {@code NUMBER}) where its trailer contradicts it; a segment is a map of its elements {@code e1}, {@code e2} ..., in EDIFACT and where there are several of the
 * components {@code c1} ..., and of the segments that belong to it.
 *
 * @param wanted {@code ISA} or {@code UNB}
 * @param loops which segments belong to one, by its tag
 */
public record EdiDocuments(String wanted, Loop loops) implements DocumentReader {
    /** What may follow inside of a segment. */
    public record Loop(Map<String, Loop> inside) {
        public static final Loop NONE = new Loop(Map.of());
    }

    @Override
    public Document read(byte[] body) throws Unreadable {
        try {
            return new Reading(new EdiRepair(new ByteArrayInputStream(body), wanted, body.length)).document();
        } catch (IOException e) {
            throw new IllegalStateException("a body in memory cannot fail", e);
        }
    }

    /** One interchange while it is read. */
    private final class Reading {
        private final EdiRepair repair;
        private final Segments segments;
        private final ControlCounts counts = new ControlCounts();
        private final List<Map<String, Object>> messages = new ArrayList<>();
        private final List<Finding> repairs = new ArrayList<>();
        private Map<String, Object> interchange = Map.of();
        private Map<String, Object> group = Map.of();
        private @Nullable Map<String, Object> message;
        private final Deque<Open> open = new ArrayDeque<>();

        Reading(EdiRepair repair) {
            this.repair = repair;
            this.segments = new Segments(repair);
        }

        Document document() throws IOException, Unreadable {
            try {
                for (var segment = segments.next(); segment != null; segment = segments.next()) take(segment);
            } catch (Segments.Broken e) {
                if (messages.isEmpty() || message != null)
                    throw new Unreadable(
                            "segment " + segments.position(),
                            e.isCut() ? "CUT" : "MALFORMED",
                            String.valueOf(e.getMessage()),
                            "");
                repairs.add(new Finding("", "TRAILING", String.valueOf(e.getMessage())));
            }
            if (message != null)
                throw new Unreadable("segment " + segments.position(), "CUT", "A message has no end.", "");
            if (messages.isEmpty()) throw new Unreadable("", "EMPTY", "There is no message in the interchange.", "");
            Stream.concat(repair.notes().stream(), counts.notes().stream())
                    .forEach(note -> repairs.add(new Finding("", code(note), note)));
            return new Document(messages, repairs);
        }

        private static String code(String note) {
            if (note.contains("byte order")) return "BOM";
            if (note.contains("Padded")) return "PADDING";
            if (note.contains("line ends")) return "LINE_ENDS";
            if (note.contains("before the interchange")) return note.contains("blanks") ? "BLANKS" : "LEADING";
            return note.startsWith("Segment") ? "CONTROL" : "BLANKS";
        }

        private void take(Segment segment) throws Unreadable {
            int known = counts.notes().size();
            counts.see(segment);
            if (counts.notes().size() > known)
                mark(segment.tag(), counts.notes().get(known));
            switch (segment.tag()) {
                case "ISA", "UNB" -> interchange = elements(segment);
                case "GS", "UNG" -> group = elements(segment);
                case "ST", "UNH" -> begin(segment);
                case "SE", "UNT" -> end();
                case "UNA", "TA1", "GE", "UNE", "IEA", "UNZ" -> {}
                default -> add(segment);
            }
        }

        /** Whoever answers the sender has to say where it was. */
        private void mark(String trailer, String note) {
            var wrong = note.contains("has the number") ? "NUMBER" : "COUNT";
            if (message != null && Set.of("SE", "UNT").contains(trailer)) message.put("wrong", wrong);
            if (!group.isEmpty() && Set.of("GE", "UNE").contains(trailer)) group.put("wrong", wrong);
        }

        private void begin(Segment segment) {
            var started = new LinkedHashMap<String, Object>();
            started.put("interchange", interchange);
            started.put("group", group);
            started.put("type", segment.is("ST") ? segment.at(1) : segment.at(2));
            started.put(segment.tag(), elements(segment));
            message = started;
            open.clear();
            open.push(new Open(loops, started));
        }

        private void end() {
            if (message != null) messages.add(message);
            message = null;
        }

        /** Belongs to the innermost segment that may have it, and to the message otherwise. */
        private void add(Segment segment) throws Unreadable {
            if (message == null)
                throw new Unreadable(
                        "segment " + segment.position(), "OUTSIDE", segment.tag() + " is in no message.", "");
            while (open.size() > 1 && !open.getFirst().loop().inside().containsKey(segment.tag())) open.pop();
            var place = open.getFirst();
            var elements = elements(segment);
            put(place.segment(), segment.tag(), elements);
            var loop = place.loop().inside().get(segment.tag());
            if (loop != null) open.push(new Open(loop, elements));
        }

        private record Open(Loop loop, Map<String, Object> segment) {}

        @SuppressWarnings("unchecked")
        private static void put(Map<String, Object> parent, String tag, Map<String, Object> segment) {
            parent.merge(tag, segment, (known, one) -> {
                if (!(known instanceof List)) return new ArrayList<>(List.of(known, one));
                ((List<Object>) known).add(one);
                return known;
            });
        }

        private Map<String, Object> elements(Segment segment) {
            var map = new LinkedHashMap<String, Object>();
            for (int no = 1; no <= segment.size(); no++) {
                var value = element(segment, no);
                if (value != null) map.put("e" + no, value);
            }
            return map;
        }

        private @Nullable Object element(Segment segment, int no) {
            int components = segment.elements().get(no - 1).size();
            if (components <= 1 && wanted.equals("ISA")) return segment.at(no).isEmpty() ? null : segment.at(no);
            var map = new LinkedHashMap<String, Object>();
            for (int c = 1; c <= components; c++) if (!segment.at(no, c).isEmpty()) map.put("c" + c, segment.at(no, c));
            return map.isEmpty() ? null : map;
        }
    }
}
