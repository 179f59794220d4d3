package io.shelfbell.delivery.sms.smpp;

import io.shelfbell.delivery.sms.text.Encoding;
import io.shelfbell.delivery.sms.text.Gsm7;
import io.shelfbell.delivery.sms.text.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jsmpp.bean.DataCoding;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;

/**
 * One part of a message as short_message carries it.
 *
 * @param last whether it completes the message
 */
record Pdu(ESMClass esmClass, DataCoding coding, byte[] octets, boolean last) {
    /** SMPP 3.4 section 5.2.19: UCS-2, ISO/IEC 10646. */
    static final byte UCS_2 = 8;

    /** 3GPP TS 23.040 section 9.2.3.24.1: five more octets, element 0 of three octets. */
    private static final byte[] HEADER = {5, 0, 3};

    /** All of them, in order. */
    static List<Pdu> of(TextMessage message) {
        var parts = message.segments().parts();
        var pdus = new ArrayList<Pdu>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            var octets = octets(parts.get(i), message.segments().encoding());
            boolean last = i == parts.size() - 1;
            pdus.add(new Pdu(
                    esmClass(parts.size()),
                    coding(message.segments().encoding()),
                    parts.size() == 1 ? octets : headed(octets, message, i + 1),
                    last));
        }
        return pdus;
    }

    /**
     * The reference comes from the message's id: a part that is sent once more, because a later one was not taken, meets its twin in the
     * handset and completes the message there instead of beginning another.
     */
    private static byte[] headed(byte[] octets, TextMessage message, int number) {
        var headed = new byte[HEADER.length + 3 + octets.length];
        System.arraycopy(HEADER, 0, headed, 0, HEADER.length);
        headed[3] = (byte) reference(message.messageId());
        headed[4] = (byte) message.segments().parts().size();
        headed[5] = (byte) number;
        System.arraycopy(octets, 0, headed, HEADER.length + 3, octets.length);
        return headed;
    }

    private static int reference(String messageId) {
        int hash = messageId.hashCode();
        return hash ^ hash >>> 8 ^ hash >>> 16 ^ hash >>> 24;
    }

    private static ESMClass esmClass(int parts) {
        return new ESMClass(
                MessageMode.DEFAULT,
                MessageType.DEFAULT,
                parts == 1 ? GSMSpecificFeature.DEFAULT : GSMSpecificFeature.UDHI);
    }

    private static DataCoding coding(Encoding encoding) {
        return encoding == Encoding.GSM_7 ? DataCodings.ZERO : DataCodings.newInstance(UCS_2);
    }

    private static byte[] octets(String text, Encoding encoding) {
        return encoding == Encoding.GSM_7 ? Gsm7.encode(text) : text.getBytes(StandardCharsets.UTF_16BE);
    }

    /** What a handset wrote, without its header. */
    static String text(byte[] octets, boolean headed, byte coding) {
        int from = headed && octets.length > 0 ? Math.min(octets.length, (octets[0] & 0xff) + 1) : 0;
        var body = Arrays.copyOfRange(octets, from, octets.length);
        return switch (coding) {
            case 0 -> Gsm7.decode(body);
            case UCS_2 -> new String(body, StandardCharsets.UTF_16BE);
            default -> new String(body, StandardCharsets.ISO_8859_1);
        };
    }
}
