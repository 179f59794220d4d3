package io.shelfbell.rule.revision;

import io.shelfbell.rule.Severity;
import io.shelfbell.rule.UnreadableWorkbook;
import io.shelfbell.rule.workbook.SheetRow;
import io.shelfbell.rule.workbook.TimeLimit;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The drawing of a sheet's notes. Older Excels write it as less than XML, and it may hold buttons: it is edited as text. */
record NoteShapes(String text) {
    private static final Pattern SHAPE = Pattern.compile("<((?:\\w+:)?shape)\\s[^<>]*(?<!/)>");
    private static final Pattern NOTE = Pattern.compile("ObjectType\\s*=\\s*[\"']Note[\"']");
    private static final Pattern ROW = Pattern.compile("<\\w+:Row>\\s*(\\d+)\\s*<");
    private static final Pattern COLUMN = Pattern.compile("<\\w+:Column>\\s*(\\d+)\\s*<");
    private static final Pattern NUMBER = Pattern.compile("_s(\\d+)\"");
    private static final Pattern DRAWN =
            Pattern.compile("<(?:\\w+:)?(?:shape|group|rect|roundrect|oval|line|polyline|arc|curve|image)[\\s>]");
    private static final Pattern END = Pattern.compile("</(?:\\w+:)?xml\\s*>\\s*$");
    private static final String NAMESPACES = "xmlns:v=\"urn:schemas-microsoft-com:vml\""
            + " xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\"";
    private static final String TYPE = """
            <v:shapetype %s id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">\
            <v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>""";
    private static final String NOTE_SHAPE = """
            <v:shape %s id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;width:225pt;height:90pt;\
            z-index:1;visibility:hidden" fillcolor="%s" o:insetmode="auto"><v:fill color2="%s"/>\
            <v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>\
            <v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>\
            <x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%s</x:Anchor>\
            <x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>""";

    /** @param block the thousand numbers that this drawing takes its shapes' numbers from, another for each sheet */
    static NoteShapes empty(int block) {
        return new NoteShapes("""
                <xml %s><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="%d"/></o:shapelayout>\
                <v:shape></v:shape></xml>""".formatted(NAMESPACES, block).replace("<v:shape></v:shape>", ""));
    }

    NoteShapes without(Collection<String> cells) {
        var gone = Set.copyOf(cells);
        var left = new StringBuilder();
        var shape = SHAPE.matcher(text);
        int kept = 0;
        var endless = new HashSet<String>();
        for (int from = 0; shape.find(from); ) {
            TimeLimit.check();
            int end = endless.contains(shape.group(1)) ? 0 : end(shape);
            if (end == 0) endless.add(shape.group(1));
            from = Math.max(end, shape.end());
            if (end == 0 || !gone.contains(cell(text.substring(shape.start(), end)))) continue;
            left.append(text, kept, shape.start());
            kept = from;
        }
        return new NoteShapes(left.append(text, kept, text.length()).toString());
    }

    /** Behind the end tag and the blanks that follow it; 0 for a shape without one. */
    private int end(Matcher shape) {
        int tag = text.indexOf("</" + shape.group(1), shape.end());
        int end = tag < 0 ? 0 : text.indexOf('>', tag) + 1;
        if (end == 0) return 0;
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) end++;
        return end;
    }

    /** The cell whose note this is; blank for a button and the like. */
    private static String cell(String shape) {
        var row = ROW.matcher(shape);
        var column = COLUMN.matcher(shape);
        return NOTE.matcher(shape).find() && row.find() && column.find()
                ? SheetRow.letter(number(column.group(1))) + (number(row.group(1)) + 1)
                : "";
    }

    NoteShapes with(Collection<Remark> remarks, Widths widths, int block) {
        var end = END.matcher(text);
        if (!end.find()) throw new UnreadableWorkbook("a drawing without an end");
        var added = new StringBuilder();
        if (!text.contains("id=\"_x0000_t202\"")) added.append(TYPE.formatted(namespaces()));
        int number = Math.max(lastNumber(), block * 1024);
        for (var remark : remarks) added.append(shape(remark, ++number, widths));
        return new NoteShapes(text.substring(0, end.start()) + added + text.substring(end.start()));
    }

    private String shape(Remark remark, int number, Widths widths) {
        var colour = colour(remark.severity());
        var anchor = widths.anchor(remark.row(), remark.column(), remark.text());
        return NOTE_SHAPE.formatted(namespaces(), number, colour, colour, anchor, remark.row(), remark.column());
    }

    private String namespaces() {
        return text.contains("xmlns:v=") && text.contains("xmlns:o=") && text.contains("xmlns:x=") ? "" : NAMESPACES;
    }

    private int lastNumber() {
        return NUMBER.matcher(text)
                .results()
                .mapToInt(found -> number(found.group(1)))
                .max()
                .orElse(0);
    }

    private static int number(String digits) {
        return digits.length() > 8 ? 0 : Integer.parseInt(digits);
    }

    private static String colour(Severity severity) {
        return switch (severity) {
            case ERROR -> "#fde4e1";
            case WARNING -> "#fff3cd";
            case NOTE -> "#e3f1fb";
        };
    }

    boolean isEmpty() {
        return !DRAWN.matcher(text).find();
    }
}
