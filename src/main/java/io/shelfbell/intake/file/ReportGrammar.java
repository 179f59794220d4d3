package io.shelfbell.intake.file;

import io.shelfbell.intake.document.Segment;
import io.shelfbell.intake.file.LineItem.Heading;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** EDIFACT INVRPT, inventory report, D.96A and later. */
final class ReportGrammar implements EdiGrammar {
    private final EdiMapping mapping;
    private final EdiMoments observed;
    private final EdiMoments expected;
    private final Instant cameAt;
    private String location = "";
    private @Nullable Instant dated;
    private int rank = Integer.MAX_VALUE;
    private boolean movementFirst;
    private boolean moving;

    ReportGrammar(EdiMapping mapping, Instant cameAt) {
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
        return "UNB";
    }

    @Override
    public String message() {
        return "INVRPT";
    }

    @Override
    public boolean begins(Segment segment) {
        return segment.is("UNH");
    }

    @Override
    public boolean ends(Segment segment) {
        return segment.is("UNT");
    }

    @Override
    public boolean isStock(Segment segment) {
        return segment.at(2).equals("INVRPT");
    }

    /** INV follows its quantity in the directories of the nineties, such as D.96A, and comes before it in later ones, such as D.01B. */
    @Override
    public void beginMessage(Segment segment) {
        location = mapping.location().orElse("");
        dated = null;
        rank = Integer.MAX_VALUE;
        movementFirst = !segment.at(2, 3).startsWith("9");
        moving = false;
    }

    @Override
    public Optional<String> heading(Segment segment) {
        boolean names = segment.is("NAD") || segment.is("LOC");
        if (names && mapping.locations().contains(segment.at(1))) location = segment.at(2);
        int wanted = segment.is("DTM") ? mapping.observed().indexOf(segment.at(1)) : -1;
        if (wanted < 0 || wanted >= rank) return Optional.empty();
        var told = observed.edifact(segment);
        if (told.at() != null) {
            dated = told.at();
            rank = wanted;
        }
        return told.note();
    }

    @Override
    public Heading heading() {
        return new Heading(location, dated == null ? cameAt : dated);
    }

    @Override
    public Optional<String> line(Segment segment, LineItem line) {
        switch (segment.tag()) {
            case "LIN" -> {
                moving = false;
                line.id(segment.at(3, 2), segment.at(3));
            }
            case "PIA" -> {
                for (int i = 2; i <= segment.size(); i++) line.id(segment.at(i, 2), segment.at(i));
            }
            case "INV" -> movement(segment, line);
            case "QTY" -> {
                return quantity(segment, line);
            }
            case "LOC" -> {
                if (mapping.locations().contains(segment.at(1))) line.location(segment.at(2));
            }
            case "DTM" -> {
                return date(segment, line);
            }
            default -> {}
        }
        return Optional.empty();
    }

    /** What went in or out is not what is there. */
    private void movement(Segment inv, LineItem line) {
        boolean moves = !inv.at(1).isEmpty();
        if (movementFirst) moving = moves;
        else if (moves) line.withdraw();
    }

    private Optional<String> quantity(Segment qty, LineItem line) {
        if (moving) {
            moving = false;
            return Optional.empty();
        }
        line.quantity(qty.at(1), qty.at(1, 2));
        return unknownQuantity(qty.at(1));
    }

    private Optional<String> date(Segment dtm, LineItem line) {
        if (mapping.expected().contains(dtm.at(1))) return line.expected(expected.edifact(dtm));
        return mapping.observed().contains(dtm.at(1)) ? line.observed(observed.edifact(dtm)) : Optional.empty();
    }
}
