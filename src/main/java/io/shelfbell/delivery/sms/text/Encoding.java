package io.shelfbell.delivery.sms.text;

/** How a text is written on the air (3GPP TS 23.038), and how much of it one segment holds. */
public enum Encoding {
    GSM_7(160, 153),
    UCS_2(70, 67);

    private final int alone;
    private final int inParts;

    Encoding(int alone, int inParts) {
        this.alone = alone;
        this.inParts = inParts;
    }

    static Encoding of(String text) {
        return Gsm7.has(text) ? GSM_7 : UCS_2;
    }

    /** Septets or UTF-16 units; in several parts a header of six octets takes its share (3GPP TS 23.040 section 9.2.3.24.1). */
    int perSegment(boolean alone) {
        return alone ? this.alone : inParts;
    }

    /** Septets or UTF-16 units. */
    int length(String text) {
        return this == GSM_7 ? Gsm7.septets(text) : text.length();
    }
}
