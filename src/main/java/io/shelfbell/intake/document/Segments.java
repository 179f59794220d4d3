package io.shelfbell.intake.document;

import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The segments of a repaired stream, one by one. */
public final class Segments {
    private static final EDIInputFactory READERS = readers();

    private final EDIStreamReader reader;
    private long position;

    public Segments(EdiRepair repaired) {
        try {
            reader = READERS.createEDIStreamReader(
                    repaired.stream(), repaired.charset().name());
        } catch (EDIStreamException e) {
            throw new IllegalStateException("every JDK has " + repaired.charset(), e);
        }
    }

    /** What follows cannot be read any more. */
    public static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        private final boolean cut;

        Broken(String message, boolean cut) {
            super(message);
            this.cut = cut;
        }

        /** Whether it only ends too early. */
        public boolean isCut() {
            return cut;
        }
    }

    /** Real senders count wrongly: counts are looked at by {@link ControlCounts}, and are no reason to stop. */
    private static EDIInputFactory readers() {
        var factory = EDIInputFactory.newFactory();
        factory.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_STRUCTURE, false);
        return factory;
    }

    public long position() {
        return position;
    }

    /** Null at the end. */
    public @Nullable Segment next() throws IOException, Broken {
        try {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case START_SEGMENT -> {
                        position++;
                        return segment(reader.getText());
                    }
                    default -> {}
                }
            }
            return null;
        } catch (EDIStreamException e) {
            if (e.getCause() instanceof IOException broken) throw broken;
            var message = String.valueOf(e.getMessage());
            throw new Broken("Not EDI after segment " + position + ": " + message, message.contains("end of stream"));
        }
    }

    private Segment segment(String tag) throws EDIStreamException {
        var elements = new ArrayList<List<String>>();
        List<String> components = null;
        while (true) {
            switch (reader.next()) {
                case START_COMPOSITE -> components = new ArrayList<>();
                case END_COMPOSITE -> {
                    elements.add(components == null ? List.of() : components);
                    components = null;
                }
                case ELEMENT_DATA -> {
                    if (components == null) elements.add(List.of(reader.getText()));
                    else components.add(reader.getText());
                }
                case END_SEGMENT -> {
                    return new Segment(tag, position, elements);
                }
                default -> {}
            }
        }
    }
}
