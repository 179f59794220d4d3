package io.shelfbell.intake.reply;

import io.shelfbell.fact.CanonicalOrder.Line;
import io.shelfbell.intake.reply.Answered.Outcome;
import io.shelfbell.intake.reply.Reply.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers to ORDERS and ORDCHG: CONTRL for an interchange (ISO 9735, syntax version 3), ORDRSP for each order (directory D.96A). */
final class EdifactReplies implements ReplyWriter {
    private static final Set<String> KNOWN = Set.of("ORDERS", "ORDCHG");

    private final Postmark postmark;

    EdifactReplies(Postmark postmark) {
        this.postmark = postmark;
    }

    /** Data element 0083: 4 rejected, 7 acknowledged, 8 received. */
    @Override
    public Reply receipt(List<Answered> interchange) {
        var first = interchange.get(0);
        long number = postmark.number();
        var text = header(first, number)
                .count()
                .segment("UNH", "1", List.of("CONTRL", "D", "3", "UN"))
                .segment("UCI", first.at("interchange", "e5"), sender(first), recipient(first), "8");
        for (var one : interchange) {
            var error = error(one);
            text.segment(
                    "UCM",
                    one.at("UNH", "e1"),
                    List.of(
                            one.type(),
                            one.at("UNH", "e2", "c2"),
                            one.at("UNH", "e2", "c3"),
                            one.at("UNH", "e2", "c4"),
                            one.at("UNH", "e2", "c5")),
                    one.order() != null && KNOWN.contains(one.type()) ? "7" : "4",
                    error);
        }
        text.segment("UNT", text.withTrailer(), "1");
        return new Reply(Kind.CONTRL, partner(first), number, null, trailer(text, number));
    }

    /** Data element 0085: 13 missing, 17 no agreement, 28 references differ, 29 counted wrong. */
    private static String error(Answered one) {
        if (!KNOWN.contains(one.type())) return "17";
        if (one.order() == null) return "13";
        return switch (one.at("wrong")) {
            case "" -> "";
            case "NUMBER" -> "28";
            default -> "29";
        };
    }

    /** Data element 1225: 12 not processed yet, 27 not accepted, 29 accepted without amendment. */
    @Override
    public Optional<Reply> response(Answered one) {
        var order = one.order();
        if (order == null || !one.type().equals("ORDERS") || one.outcome() == Outcome.DUPLICATE)
            return Optional.empty();
        long number = postmark.number();
        var text = header(one, number)
                .count()
                .segment(
                        "UNH",
                        "1",
                        List.of(
                                "ORDRSP",
                                one.at("UNH", "e2", "c2"),
                                one.at("UNH", "e2", "c3"),
                                "UN",
                                one.at("UNH", "e2", "c5")))
                .segment(
                        "BGM",
                        "231",
                        number,
                        Map.of(Outcome.HELD, "12", Outcome.REJECTED, "27").getOrDefault(one.outcome(), "29"))
                .segment("DTM", List.of("137", postmark.day() + postmark.time(), "203"))
                .segment("RFF", List.of("ON", one.at("BGM", "e2")));
        for (var party : List.of("BY", "SU")) party(text, one, party);
        for (int i = 0; i < order.lines().size(); i++)
            line(text, one, order.lines().get(i), i + 1);
        text.segment("UNS", "S").segment("CNT", List.of("2", order.lines().size()));
        text.segment("UNT", text.withTrailer(), "1");
        return Optional.of(new Reply(Kind.ORDRSP, partner(one), number, order.id(), trailer(text, number)));
    }

    private static void party(EdiText text, Answered one, String role) {
        var parties = one.message().get("NAD") instanceof List<?> list ? list : List.of();
        for (var party : parties) {
            var nad = new Answered((Map<?, ?>) party, one.outcome(), null, Map.of());
            if (nad.at("e1").equals(role)) text.segment("NAD", role, List.of(nad.at("e2"), "", nad.at("e2", "c3")));
        }
    }

    /** Data element 1229: 4 no action, 5 accepted without amendment, 7 not accepted; 6063: 21 ordered, 83 backordered. */
    private static void line(EdiText text, Answered one, Line line, int no) {
        var gtin = line.gtin();
        text.segment(
                "LIN",
                line.lineId(),
                Map.of(Outcome.HELD, "4", Outcome.REJECTED, "7").getOrDefault(one.outcome(), "5"),
                gtin == null ? "" : List.of(gtin, "EN"));
        if (!line.sku().contains(":")) text.segment("PIA", "1", List.of(line.sku(), "SA"));
        if (line.buyerSku() != null) text.segment("PIA", "1", List.of(line.buyerSku(), "BP"));
        text.segment("QTY", List.of("21", line.quantity().toPlainString()));
        int backordered = one.backordered().getOrDefault(no, 0);
        if (backordered > 0) text.segment("QTY", List.of("83", backordered));
    }

    private EdiText header(Answered to, long number) {
        return EdiText.edifact()
                .raw("UNA:+.? '")
                .segment(
                        "UNB",
                        List.of(to.at("interchange", "e1"), to.at("interchange", "e1", "c2")),
                        recipient(to),
                        sender(to),
                        List.of(postmark.shortDay(), postmark.time()),
                        number,
                        "",
                        "",
                        "",
                        "",
                        "",
                        to.at("interchange", "e11"));
    }

    private static byte[] trailer(EdiText text, long number) {
        return text.segment("UNZ", "1", number).bytes();
    }

    private static List<String> sender(Answered one) {
        return List.of(one.at("interchange", "e2"), one.at("interchange", "e2", "c2"));
    }

    private static List<String> recipient(Answered one) {
        return List.of(one.at("interchange", "e3"), one.at("interchange", "e3", "c2"));
    }

    private static String partner(Answered one) {
        return one.at("interchange", "e2");
    }
}
