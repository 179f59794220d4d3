package io.shelfbell.intake.reply;

import io.shelfbell.fact.CanonicalOrder.Line;
import io.shelfbell.intake.reply.Answered.Outcome;
import io.shelfbell.intake.reply.Reply.Kind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers to 850 and 860: 997 for an interchange, 855 for each order (ASC X12 004010, the same segments in 005010). */
final class X12Replies implements ReplyWriter {
    private static final Set<String> KNOWN = Set.of("850", "860");

    private final Postmark postmark;

    X12Replies(Postmark postmark) {
        this.postmark = postmark;
    }

    @Override
    public Reply receipt(List<Answered> interchange) {
        var first = interchange.get(0);
        long number = postmark.number();
        var text = header(first, "FA", number);
        var groups = new IdentityHashMap<Object, List<Answered>>();
        var order = new ArrayList<List<Answered>>();
        for (var one : interchange)
            groups.computeIfAbsent(one.message().get("group"), group -> {
                        var messages = new ArrayList<Answered>();
                        order.add(messages);
                        return messages;
                    })
                    .add(one);
        for (int i = 0; i < order.size(); i++) group(text, order.get(i), i + 1);
        trailer(text, order.size(), number);
        return new Reply(Kind.X997, partner(first), number, null, text.bytes());
    }

    /** Elements 717 and 715: A accepted, E accepted with errors noted, P partly accepted, R rejected. */
    private static void group(EdiText text, List<Answered> messages, int no) {
        var first = messages.get(0);
        text.count().segment("ST", "997", four(no)).segment("AK1", first.at("group", "e1"), first.at("group", "e6"));
        int accepted = 0;
        boolean noted = !first.at("group", "wrong").isEmpty();
        for (var one : messages) {
            var code = error(one);
            boolean isTaken = one.order() != null && KNOWN.contains(one.type());
            if (isTaken) accepted++;
            noted |= !code.isEmpty();
            text.segment("AK2", one.type(), one.at("ST", "e2"))
                    .segment("AK5", isTaken ? code.isEmpty() ? "A" : "E" : "R", code);
        }
        var all = accepted == messages.size();
        text.segment(
                "AK9",
                all ? noted ? "E" : "A" : accepted == 0 ? "R" : "P",
                messages.size(),
                messages.size(),
                accepted,
                first.at("group", "wrong").isEmpty() ? "" : "5");
        text.segment("SE", text.withTrailer(), four(no));
    }

    /** Element 718: 1 not supported, 3 control numbers differ, 4 segments counted wrong, 5 a segment in error. */
    private static String error(Answered one) {
        if (!KNOWN.contains(one.type())) return "1";
        if (one.order() == null) return "5";
        return switch (one.at("wrong")) {
            case "" -> "";
            case "NUMBER" -> "3";
            default -> "4";
        };
    }

    /** Element 587: AD accepted with detail, AH held, RD rejected with detail. */
    @Override
    public Optional<Reply> response(Answered one) {
        var order = one.order();
        if (order == null || !one.type().equals("850") || one.outcome() == Outcome.DUPLICATE) return Optional.empty();
        long number = postmark.number();
        var text = header(one, "PR", number).count().segment("ST", "855", four(1));
        text.segment(
                "BAK",
                "00",
                Map.of(Outcome.HELD, "AH", Outcome.REJECTED, "RD").getOrDefault(one.outcome(), "AD"),
                one.at("BEG", "e3"),
                one.at("BEG", "e5"),
                one.at("BEG", "e4"),
                "",
                one.at("BEG", "e6"),
                number,
                postmark.day());
        for (int i = 0; i < order.lines().size(); i++)
            line(text, one, order.lines().get(i), i + 1);
        text.segment("CTT", order.lines().size());
        text.segment("SE", text.withTrailer(), four(1));
        trailer(text, 1, number);
        return Optional.of(new Reply(Kind.X855, partner(one), number, order.id(), text.bytes()));
    }

    /** Element 668: IA accepted, IB backordered, IH on hold, IR rejected. */
    private static void line(EdiText text, Answered one, Line line, int no) {
        var unit = line.unit() == null ? "EA" : line.unit();
        var ids = new LinkedHashMap<String, @Nullable String>();
        ids.put("BP", line.buyerSku());
        ids.put("VP", line.sku().contains(":") ? null : line.sku());
        ids.put("UP", line.gtin());
        var elements = new ArrayList<Object>(List.of(
                line.lineId(),
                line.quantity().toPlainString(),
                unit,
                line.unitPrice() == null ? "" : line.unitPrice().toPlainString(),
                ""));
        ids.forEach((qualifier, id) -> {
            if (id != null) elements.addAll(List.of(qualifier, id));
        });
        text.segment("PO1", elements.toArray());
        int backordered = one.backordered().getOrDefault(no, 0);
        if (one.outcome() != Outcome.ACCEPTED || backordered == 0) {
            var code = Map.of(Outcome.HELD, "IH", Outcome.REJECTED, "IR").getOrDefault(one.outcome(), "IA");
            text.segment("ACK", code, line.quantity().toPlainString(), unit);
            return;
        }
        var covered = line.quantity().subtract(java.math.BigDecimal.valueOf(backordered));
        if (covered.signum() > 0) text.segment("ACK", "IA", covered.toPlainString(), unit);
        text.segment("ACK", "IB", backordered, unit);
    }

    /** From the one it went to, to the one it came from. */
    private EdiText header(Answered to, String group, long number) {
        var version = to.at("interchange", "e12");
        var isa = String.format(
                "ISA*00*%10s*00*%10s*%-2s*%-15s*%-2s*%-15s*%s*%s*%s*%-5s*%09d*0*%1s*>~",
                "",
                "",
                to.at("interchange", "e7"),
                to.at("interchange", "e8"),
                to.at("interchange", "e5"),
                to.at("interchange", "e6"),
                postmark.shortDay(),
                postmark.time(),
                version.compareTo("00402") < 0 ? "U" : "^",
                version,
                number,
                to.at("interchange", "e15").isEmpty() ? "P" : to.at("interchange", "e15"));
        return EdiText.x12()
                .raw(isa)
                .segment(
                        "GS",
                        group,
                        to.at("group", "e3"),
                        to.at("group", "e2"),
                        postmark.day(),
                        postmark.time(),
                        number,
                        "X",
                        to.at("group", "e8"));
    }

    private static void trailer(EdiText text, int messages, long number) {
        text.segment("GE", messages, number).segment("IEA", "1", String.format("%09d", number));
    }

    private static String partner(Answered one) {
        return one.at("interchange", "e6");
    }

    private static String four(int no) {
        return String.format("%04d", no);
    }
}
