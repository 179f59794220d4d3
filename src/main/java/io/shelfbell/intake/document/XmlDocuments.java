package io.shelfbell.intake.document;

import io.shelfbell.intake.Finding;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * XML without declarations or entities of its own or anything external. An element is a map by local names: attributes as {@code @name},
 * its text as {@code #}; one with nothing but a text is that text, and several of one name are a list.
 */
public final class XmlDocuments implements DocumentReader {
    private static final int DEPTH = 64;
    private static final int ELEMENTS = 500_000;
    private static final XMLInputFactory READERS = readers();

    private static XMLInputFactory readers() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    @Override
    public Document read(byte[] body) throws Unreadable {
        var repairs = new ArrayList<Finding>();
        var text = Texts.read(body, repairs).strip();
        if (text.isEmpty()) throw new Unreadable("", "EMPTY", "There is nothing in it.", "");
        try {
            var reading = new Reading(READERS.createXMLStreamReader(new StringReader(text)));
            if (reading.beginsWithType()) repairs.add(named(text));
            return new Document(reading.root(), repairs);
        } catch (XMLStreamException e) {
            var at = e.getLocation();
            var place = at == null ? "" : "line %d, column %d".formatted(at.getLineNumber(), at.getColumnNumber());
            throw new Unreadable(place, "MALFORMED", "Not XML: " + said(e), text);
        }
    }

    /** One that only names a file, as cXML must, is told; that file is never read. What declares something itself is refused. */
    private static Finding named(String text) throws Unreadable {
        int type = text.indexOf("<!DOCTYPE");
        int end = text.indexOf('>', type);
        if (text.substring(type, end).indexOf('[') >= 0)
            throw new Unreadable("", "DTD", "A document type with declarations of its own is not allowed.", "");
        return new Finding("", "DOCTYPE", "The document type it names was not read.");
    }

    /** Without what the parser says about itself. */
    private static String said(XMLStreamException e) {
        return String.valueOf(e.getMessage()).replaceFirst("(?s)^ParseError at .*?Message: ", "");
    }

    /** One document while it is read. */
    private static final class Reading {
        private final XMLStreamReader xml;
        private int elements;

        Reading(XMLStreamReader xml) {
            this.xml = xml;
        }

        /** Goes on to the root, or to the document type before it. */
        boolean beginsWithType() throws XMLStreamException {
            while (xml.getEventType() != XMLStreamConstants.START_ELEMENT
                    && xml.getEventType() != XMLStreamConstants.DTD) xml.next();
            return xml.getEventType() == XMLStreamConstants.DTD;
        }

        Map<String, @Nullable Object> root() throws XMLStreamException, Unreadable {
            while (xml.getEventType() != XMLStreamConstants.START_ELEMENT) xml.next();
            var root = new LinkedHashMap<String, @Nullable Object>();
            root.put(xml.getLocalName(), element(1));
            while (xml.hasNext()) xml.next();
            return root;
        }

        private Object element(int depth) throws XMLStreamException, Unreadable {
            if (depth > DEPTH)
                throw new Unreadable("", "TOO_DEEP", "It is nested more than " + DEPTH + " levels deep.", "");
            if (++elements > ELEMENTS)
                throw new Unreadable("", "TOO_LARGE", "It has more than " + ELEMENTS + " elements.", "");
            var map = new LinkedHashMap<String, @Nullable Object>();
            for (int i = 0; i < xml.getAttributeCount(); i++)
                map.put(
                        "@" + xml.getAttributeLocalName(i),
                        xml.getAttributeValue(i).strip());
            var text = new StringBuilder();
            while (xml.next() != XMLStreamConstants.END_ELEMENT) {
                switch (xml.getEventType()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        var name = xml.getLocalName();
                        add(map, name, element(depth + 1));
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                    case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new Unreadable("", "ENTITY", "Entities of its own are not allowed.", "");
                    default -> {}
                }
            }
            var words = text.toString().strip();
            if (map.isEmpty()) return words;
            if (!words.isEmpty()) map.put("#", words);
            return map;
        }

        @SuppressWarnings("unchecked")
        private static void add(Map<String, @Nullable Object> map, String name, Object value) {
            var known = map.get(name);
            if (known instanceof List) ((List<Object>) known).add(value);
            else if (known == null) map.put(name, value);
            else map.put(name, new ArrayList<>(List.of(known, value)));
        }
    }
}
