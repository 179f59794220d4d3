package io.shelfbell.delivery.sms.smpp;

import java.math.BigInteger;
import java.util.Locale;

/** How a server names a message in its receipts; SMPP 3.4 leaves open whether in the way of its submit_sm_resp. */
public enum ReceiptIds {
    /** In the same way. */
    SAME,
    /** Taken in hexadecimal, reported in decimal. */
    DECIMAL_OF_HEX,
    /** Taken in decimal, reported in hexadecimal. */
    HEX_OF_DECIMAL;

    /** The name that we keep. */
    String taken(String id) {
        return this == SAME ? id : decimal(id, this == DECIMAL_OF_HEX ? 16 : 10);
    }

    String reported(String id) {
        return this == SAME ? id : decimal(id, this == DECIMAL_OF_HEX ? 10 : 16);
    }

    /** What is no such number stays as it is. */
    private static String decimal(String id, int radix) {
        try {
            return new BigInteger(id.strip().toLowerCase(Locale.ROOT), radix).toString();
        } catch (NumberFormatException e) {
            return id;
        }
    }
}
