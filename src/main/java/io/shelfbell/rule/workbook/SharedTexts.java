package io.shelfbell.rule.workbook;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.util.XMLHelper;
import org.jspecify.annotations.Nullable;

/** The texts that cells name by number. POI's own table builds an XML tree for each: most of the time of reading 16,000 rows. */
final class SharedTexts {
    private SharedTexts() {}

    /** @param stream null when the workbook holds no text at all */
    static List<String> read(@Nullable InputStream stream) throws XMLStreamException {
        var texts = new ArrayList<String>();
        if (stream == null) return texts;
        var xml = XMLHelper.newXMLInputFactory().createXMLStreamReader(stream);
        while (xml.hasNext())
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("si")) texts.add(text(xml));
        return texts;
    }

    /** All runs of one text, without the phonetic hints that East Asian workbooks put beside them. */
    private static String text(XMLStreamReader xml) throws XMLStreamException {
        var text = new StringBuilder();
        int depth = 1;
        int phonetic = 0;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) depth++;
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("rPh")) phonetic = depth;
            if (event == XMLStreamConstants.END_ELEMENT && depth-- == phonetic) phonetic = 0;
            if (xml.isCharacters() && phonetic == 0) text.append(xml.getText());
        }
        return text.toString();
    }
}
