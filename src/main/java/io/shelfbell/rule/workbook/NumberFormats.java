package io.shelfbell.rule.workbook;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * Which styles show a number as a date or a time; nothing else of a workbook's styles is read.
 *
 * @param dates by the number of the style
 */
record NumberFormats(BitSet dates) {
    private static final int MAX_FORMATS = 5_000;
    private static final int MAX_STYLES = 100_000;
    /** No format of Excel is longer. */
    private static final int MAX_LENGTH = 255;

    static final NumberFormats NONE = new NumberFormats(new BitSet());

    static NumberFormats read(XmlReader xml) throws IOException {
        var own = new HashMap<Integer, Boolean>();
        var dates = new BitSet();
        int styles = 0;
        boolean cells = false;
        for (var event = xml.next(); event != XmlReader.Event.STOP; event = xml.next()) {
            if (event == XmlReader.Event.TEXT) continue;
            if (xml.name().equals("cellXfs")) cells = event == XmlReader.Event.START;
            if (event == XmlReader.Event.START && xml.name().equals("numFmt")) note(xml, own);
            if (event == XmlReader.Event.START && cells && xml.name().equals("xf"))
                dates.set(styles++, isDate(number(xml.attribute("numFmtId")), own));
            if (own.size() > MAX_FORMATS || styles > MAX_STYLES)
                throw new Refused("TOO_MANY_STYLES", "too many formats of cells", "at most 100,000", "");
        }
        return new NumberFormats(dates);
    }

    private static void note(XmlReader xml, Map<Integer, Boolean> own) throws Refused {
        int id = number(xml.attribute("numFmtId"));
        var format = xml.attribute("formatCode");
        own.put(id, format.length() <= MAX_LENGTH && DateUtil.isADateFormat(id, format));
    }

    private static boolean isDate(int format, Map<Integer, Boolean> own) {
        var known = own.get(format);
        if (known != null) return known;
        var builtin = BuiltinFormats.getBuiltinFormat(format);
        return builtin != null && DateUtil.isADateFormat(format, builtin);
    }

    private static int number(String attribute) throws Refused {
        try {
            return attribute.isEmpty() ? 0 : Integer.parseInt(attribute);
        } catch (NumberFormatException e) {
            throw Refused.broken("a style numbered \"" + attribute + "\"");
        }
    }

    boolean isDate(String style) throws Refused {
        int number = number(style);
        return number >= 0 && dates.get(number);
    }
}
