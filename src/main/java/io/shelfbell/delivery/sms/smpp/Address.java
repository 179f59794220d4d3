package io.shelfbell.delivery.sms.smpp;

import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;

/** A number or a name with its type and numbering plan (SMPP 3.4 sections 5.2.5 and 5.2.6). */
record Address(TypeOfNumber ton, NumberingPlanIndicator npi, String digits) {
    /** Shorter ones may be short codes or national numbers. */
    private static final int SURELY_WITH_COUNTRY = 11;

    static Address of(String address) {
        if (address.startsWith("+")) {
            return new Address(TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, address.substring(1));
        }
        return isNumber(address)
                ? new Address(TypeOfNumber.UNKNOWN, NumberingPlanIndicator.ISDN, address)
                : new Address(TypeOfNumber.ALPHANUMERIC, NumberingPlanIndicator.UNKNOWN, address);
    }

    /** In E.164 where that can be told: servers leave out the plus, and many the type as well. */
    static String written(byte ton, String address) {
        boolean whole = ton == TypeOfNumber.INTERNATIONAL.value()
                || ton == TypeOfNumber.UNKNOWN.value() && address.length() >= SURELY_WITH_COUNTRY;
        return whole && isNumber(address) && !address.startsWith("0") ? "+" + address : address;
    }

    private static boolean isNumber(String address) {
        return !address.isEmpty() && address.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
