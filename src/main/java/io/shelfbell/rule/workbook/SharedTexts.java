package io.shelfbell.rule.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The texts that cells name by number.
 *
 * @param tidied which of them held characters that cannot be seen
 */
record SharedTexts(List<String> texts, BitSet tidied) {
    static final SharedTexts NONE = new SharedTexts(List.of(), new BitSet());

    static SharedTexts read(XmlReader xml, Allowance allowance) throws IOException {
        var shared = new SharedTexts(new ArrayList<>(), new BitSet());
        for (var event = xml.next(); event != XmlReader.Event.STOP; event = xml.next())
            if (event == XmlReader.Event.START && xml.name().equals("si"))
                shared.add(RichText.read(xml, "si", formula -> {}), allowance);
        return shared;
    }

    private void add(String text, Allowance allowance) throws Refused {
        allowance.text(text.length());
        tidied.set(texts.size(), PlainText.hidesSomething(text));
        texts.add(PlainText.of(text));
    }
}
