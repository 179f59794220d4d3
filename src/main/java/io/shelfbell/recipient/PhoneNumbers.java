package io.shelfbell.recipient;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads telephone numbers as people write them (ITU-T E.164, by libphonenumber's tables). */
public final class PhoneNumbers {
    /** Longer ones are no numbers, and reading them takes time. */
    private static final int LONGEST = 40;

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private PhoneNumbers() {}

    /**
     * A number that can exist.
     *
     * @param e164 such as {@code +4917139200123}
     * @param country ISO 3166; null for one of no country, such as a satellite telephone
     * @param landline whether it is certain that it is one; where numbers do not tell, as in the US, it never is
     */
    public record PhoneNumber(String e164, @Nullable String country, boolean landline) {}

    /**
     * @param typed in any way of writing
     * @param country where a number without a country code belongs, ISO 3166; null when that is not known
     * @return empty for what is no number, and for one that lacks its country
     */
    public static Optional<PhoneNumber> read(String typed, @Nullable String country) {
        if (typed.length() > LONGEST) return Optional.empty();
        try {
            var number = NUMBERS.parse(typed, country == null ? null : country.toUpperCase(Locale.ROOT));
            if (!NUMBERS.isValidNumber(number)) return Optional.empty();
            var region = NUMBERS.getRegionCodeForNumber(number);
            return Optional.of(new PhoneNumber(
                    NUMBERS.format(number, PhoneNumberFormat.E164),
                    region == null || region.length() != 2 ? null : region,
                    NUMBERS.getNumberType(number) == PhoneNumberType.FIXED_LINE));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
