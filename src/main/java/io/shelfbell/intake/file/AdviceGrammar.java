package io.shelfbell.intake.file;

import io.shelfbell.intake.document.Segment;
import io.shelfbell.intake.file.LineItem.Heading;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** X12 846, Inventory Inquiry/Advice, 004010 and later. */
final class AdviceGrammar implements EdiGrammar {
    private final EdiMapping mapping;
    private final EdiMoments observed;
    private final EdiMoments expected;
    private final Instant cameAt;
    private String location = "";
    private @Nullable Instant grouped;
    private @Nullable Instant begun;
    private @Nullable Instant dated;

    AdviceGrammar(EdiMapping mapping, Instant cameAt) {
        this.mapping = mapping;
        this.observed = new EdiMoments(mapping.zone(), false);
        this.expected = new EdiMoments(mapping.zone(), true);
        this.cameAt = cameAt;
    }

    @Override
    public EdiMapping mapping() {
        return mapping;
    }

    @Override
    public String interchange() {
        return "ISA";
    }

    @Override
    public String message() {
        return "846";
    }

    @Override
    public boolean begins(Segment segment) {
        return segment.is("ST");
    }

    @Override
    public boolean ends(Segment segment) {
        return segment.is("SE");
    }

    @Override
    public boolean isStock(Segment segment) {
        return segment.at(1).equals("846");
    }

    @Override
    public void beginMessage(Segment segment) {
        location = mapping.location().orElse("");
        begun = null;
        dated = null;
    }

    @Override
    public Optional<String> heading(Segment segment) {
        var told = dates(segment);
        switch (segment.tag()) {
            case "GS" -> grouped = told.at();
            case "BIA" -> begun = told.at();
            case "DTM" -> dated = told.at() == null ? dated : told.at();
            case "N1" -> {
                if (mapping.locations().contains(segment.at(1))) location = named(segment);
            }
            default -> {}
        }
        return told.note();
    }

    private EdiMoments.Told dates(Segment segment) {
        return switch (segment.tag()) {
            case "GS", "BIA" -> observed.x12(segment, 4);
            case "DTM" ->
                mapping.observed().contains(segment.at(1)) ? observed.x12(segment, 2) : EdiMoments.Told.NOTHING;
            default -> EdiMoments.Told.NOTHING;
        };
    }

    /** The first of several that can be read: the closer to the stock, the better. */
    @Override
    public Heading heading() {
        for (var moment : new Instant[] {dated, begun, grouped}) {
            if (moment != null) return new Heading(location, moment);
        }
        return new Heading(location, cameAt);
    }

    private static String named(Segment n1) {
        return n1.at(4).isEmpty() ? n1.at(2) : n1.at(4);
    }

    @Override
    public Optional<String> line(Segment segment, LineItem line) {
        switch (segment.tag()) {
            case "LIN" -> {
                for (int i = 2; i < segment.size(); i += 2) line.id(segment.at(i), segment.at(i + 1));
            }
            case "QTY" -> {
                line.quantity(segment.at(1), segment.at(2));
                return unknownQuantity(segment.at(1));
            }
            case "SDQ" -> spread(segment, line);
            case "N1" -> {
                if (mapping.locations().contains(segment.at(1))) line.location(named(segment));
            }
            case "DTM" -> {
                return date(segment, line);
            }
            default -> {}
        }
        return Optional.empty();
    }

    /** Destination quantities: pairs of a location and its part of the quantity before. */
    private static void spread(Segment sdq, LineItem line) {
        var total = line.spread();
        var qualifier = total.isEmpty() ? "17" : total;
        for (int i = 3; i < sdq.size() && i < 23; i += 2) line.quantity(qualifier, sdq.at(i + 1), sdq.at(i));
    }

    private Optional<String> date(Segment dtm, LineItem line) {
        if (mapping.expected().contains(dtm.at(1))) return line.expected(expected.x12(dtm, 2));
        return mapping.observed().contains(dtm.at(1)) ? line.observed(observed.x12(dtm, 2)) : Optional.empty();
    }
}
