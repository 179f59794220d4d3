package io.shelfbell.intake.file;

import io.shelfbell.intake.document.ControlCounts;
import io.shelfbell.intake.document.EdiRepair;
import io.shelfbell.intake.document.Segment;
import io.shelfbell.intake.document.Segments;
import io.shelfbell.intake.document.Unreadable;
import io.shelfbell.intake.stock.StockReadings;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the lines of stock messages, whatever else the interchange has in it. */
final class EdiReader implements PieceReader {
    private static final int MOST_NOTES = 100;

    private final EdiRepair repair;
    private final Segments segments;
    private final EdiGrammar grammar;
    private final StockReadings readings;
    private final String source;
    private final ControlCounts counts = new ControlCounts();
    private final List<String> notes = new ArrayList<>();
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private boolean inMessage;
    private boolean ended;
    private @Nullable LineItem line;
    private int lines;

    EdiReader(String source, EdiGrammar grammar, StockReadings readings, InputStream stream)
            throws IOException, Unreadable {
        this.source = source;
        this.grammar = grammar;
        this.readings = readings;
        this.repair = new EdiRepair(stream, grammar.interchange());
        this.segments = new Segments(repair);
    }

    @Override
    public List<String> notes() {
        var all = new ArrayList<>(repair.notes());
        all.addAll(counts.notes());
        all.addAll(notes);
        return all;
    }

    @Override
    public @Nullable Piece next() throws IOException {
        while (pieces.isEmpty() && !ended) advance();
        return pieces.poll();
    }

    private void advance() throws IOException {
        try {
            var segment = segments.next();
            if (segment == null) end();
            else take(segment);
        } catch (Segments.Broken e) {
            if (e.isCut()) {
                end();
                return;
            }
            finishLine();
            ended = true;
            pieces.add(Piece.bad(place(), "BROKEN", e.getMessage() + " What follows was not read.", ""));
        }
    }

    private void end() {
        finishLine();
        ended = true;
        if (counts.isOpen()) {
            pieces.add(
                    Piece.bad(place(), "INCOMPLETE", "The interchange does not end: the file may have been cut.", ""));
        }
    }

    private String place() {
        return "record " + segments.position();
    }

    private void take(Segment segment) {
        counts.see(segment);
        if (grammar.begins(segment)) begin(segment);
        else if (grammar.ends(segment)) endMessage();
        else if (inMessage && segment.is("LIN")) beginLine(segment);
        else if (inMessage && line != null) inLine(line, segment);
        else grammar.heading(segment).ifPresent(this::note);
    }

    private void begin(Segment segment) {
        inMessage = grammar.isStock(segment);
        grammar.beginMessage(segment);
        lines = 0;
        if (!inMessage)
            note("Segment " + segment.position() + ", " + segment.tag()
                    + ", begins no stock message; it was left out.");
    }

    private void endMessage() {
        finishLine();
        inMessage = false;
    }

    private void beginLine(Segment segment) {
        finishLine();
        var begun = new LineItem("record " + segment.position() + ", " + grammar.message() + "/LIN " + ++lines);
        line = begun;
        inLine(begun, segment);
    }

    private void inLine(LineItem open, Segment segment) {
        open.add(segment);
        grammar.line(segment, open).ifPresent(this::note);
    }

    private void finishLine() {
        if (line != null) pieces.addAll(line.pieces(source, grammar.mapping(), readings, grammar.heading()));
        line = null;
    }

    private void note(String note) {
        if (notes.size() < MOST_NOTES && !notes.contains(note)) notes.add(note);
    }

    /** @param at when the file came, which holds where no segment tells a time */
    static EdiReader advice(Source source, EdiMapping mapping, StockReadings readings, InputStream stream, Instant at)
            throws IOException, Unreadable {
        return new EdiReader(source.name(), new AdviceGrammar(mapping, at), readings, stream);
    }

    static EdiReader report(Source source, EdiMapping mapping, StockReadings readings, InputStream stream, Instant at)
            throws IOException, Unreadable {
        return new EdiReader(source.name(), new ReportGrammar(mapping, at), readings, stream);
    }
}
