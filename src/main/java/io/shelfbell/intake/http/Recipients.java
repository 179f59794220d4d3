package io.shelfbell.intake.http;

import io.shelfbell.fact.Cadence;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Device;
import io.shelfbell.fact.PlanMode;
import io.shelfbell.fact.Preferences;
import io.shelfbell.fact.QuietHours;
import io.shelfbell.fact.Recipient;
import io.shelfbell.intake.Fields;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads recipients and what they ask for from JSON. */
final class Recipients {
    private static final String E164 = "\\+[1-9][0-9]{6,14}";
    private static final String EMAIL = "[^@\\s]+@[^@\\s]+";

    private static final int LONGEST_EMAIL = 254;

    private Recipients() {}

    static @Nullable Recipient recipient(Fields fields, @Nullable String id) {
        return recipient(fields, id, Preferences.NONE);
    }

    static @Nullable Recipient recipient(Fields fields, @Nullable String id, Preferences preferences) {
        fields.optionalText("id");
        var name = fields.optionalText("name");
        var email = email(fields);
        var phone = matching(fields, "phone", E164, "a number in E.164 such as +4930123456");
        var locale = fields.parsed("locale", "a language tag such as de-AT", Recipients::locale);
        var timeZone = fields.parsed("timeZone", "a time zone such as Europe/Berlin", ZoneId::of);
        var country = matching(fields, "country", "[A-Za-z]{2}", "a country code such as DE");
        var region = fields.optionalText("region");
        var tier = fields.optionalText("tier");
        var segments = Set.copyOf(fields.texts("segments"));
        var devices = devices(fields);
        if (id == null) return null;
        return new Recipient(
                id,
                name,
                email,
                phone,
                Objects.requireNonNullElse(locale, Locale.ENGLISH),
                Objects.requireNonNullElse(timeZone, ZoneOffset.UTC),
                country == null ? null : country.toUpperCase(Locale.ROOT),
                region,
                tier,
                segments,
                devices,
                preferences);
    }

    /** RFC 5321 section 4.5.3.1.3: 256 octets with the angle brackets. */
    private static @Nullable String email(Fields fields) {
        var email = matching(fields, "email", EMAIL, "an e-mail address");
        return email == null ? null : fields.atMost(LONGEST_EMAIL, "email", email);
    }

    static boolean isEmail(String text) {
        return text.matches(EMAIL) && text.length() <= LONGEST_EMAIL;
    }

    static boolean isNumber(String text) {
        return text.matches(E164);
    }

    private static @Nullable String matching(Fields fields, String name, String pattern, String expected) {
        return fields.parsed(name, expected, text -> {
            if (!text.strip().matches(pattern)) throw new IllegalArgumentException(text);
            return text.strip();
        });
    }

    private static Locale locale(String tag) {
        return new Locale.Builder().setLanguageTag(tag.replace('_', '-')).build();
    }

    private static List<Device> devices(Fields fields) {
        return fields.objects("devices").stream()
                .map(Recipients::device)
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Device device(Fields fields) {
        var id = fields.text("id");
        var platform = fields.text("platform");
        var token = fields.text("token");
        var lastActiveAt = fields.optionalInstant("lastActiveAt");
        return id == null || platform == null || token == null ? null : new Device(id, platform, token, lastActiveAt);
    }

    static Preferences preferences(Fields fields) {
        var channels = new EnumMap<Channel, Boolean>(Channel.class);
        var wishes = fields.flags("channels");
        for (var channel : Channel.values()) {
            var open = wishes.remove(channel.name());
            if (open != null) channels.put(channel, open);
        }
        wishes.keySet()
                .forEach(name -> fields.complain("channels", "UNKNOWN_CHANNEL", "There is no channel " + name + "."));
        Map<String, Boolean> categories = fields.flags("categories");
        var cadence = fields.oneOf("cadence", Cadence.class);
        var digestAt = fields.optionalTime("digestAt");
        var quietHours = quietHours(fields);
        var mode = fields.oneOf("mode", PlanMode.class);
        fields.refuseUnknown();
        return new Preferences(
                channels,
                Objects.requireNonNullElse(cadence, Preferences.NONE.cadence()),
                Objects.requireNonNullElse(digestAt, Preferences.NONE.digestAt()),
                quietHours,
                mode,
                categories,
                Set.of());
    }

    private static @Nullable QuietHours quietHours(Fields fields) {
        var quiet = fields.optionalObject("quietHours");
        if (quiet == null) return null;
        var from = quiet.optionalTime("from");
        var until = quiet.optionalTime("until");
        if (from == null || until == null) {
            fields.complain("quietHours", "MISSING", "Quiet hours need from and until.");
            return null;
        }
        return new QuietHours(from, until);
    }
}
