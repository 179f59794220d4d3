package io.shelfbell.recipient;

import io.shelfbell.fact.Cadence;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Device;
import io.shelfbell.fact.PlanMode;
import io.shelfbell.fact.Preferences;
import io.shelfbell.fact.QuietHours;
import io.shelfbell.fact.Recipient;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads recipients from the columns of {@link #SELECT}. */
final class RecipientRows implements RowMapper<Recipient> {
    static final String SELECT = """
            select recipient_id, name, email, phone, locale, time_zone, country, region, tier, segments, devices, channels, cadence,
                   digest_at, quiet_from, quiet_until, plan_mode, categories, unsubscribed
            from recipient""";

    private static final TypeReference<List<Device>> DEVICES = new TypeReference<>() {};
    private static final TypeReference<Map<Channel, Boolean>> CHANNELS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Boolean>> CATEGORIES = new TypeReference<>() {};

    private final JsonMapper json;

    RecipientRows(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Recipient mapRow(ResultSet row, int rowNo) throws SQLException {
        return new Recipient(
                row.getString("recipient_id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                Locale.forLanguageTag(row.getString("locale")),
                ZoneId.of(row.getString("time_zone")),
                row.getString("country"),
                row.getString("region"),
                row.getString("tier"),
                texts(row, "segments"),
                parse(row.getString("devices"), "[]", List.of(), DEVICES),
                preferences(row));
    }

    private Preferences preferences(ResultSet row) throws SQLException {
        var mode = row.getString("plan_mode");
        return new Preferences(
                parse(row.getString("channels"), "{}", Map.of(), CHANNELS),
                Cadence.valueOf(row.getString("cadence")),
                row.getObject("digest_at", LocalTime.class),
                quietHours(row),
                mode == null ? null : PlanMode.valueOf(mode),
                parse(row.getString("categories"), "{}", Map.of(), CATEGORIES),
                texts(row, "unsubscribed").stream().map(Channel::valueOf).collect(Collectors.toUnmodifiableSet()));
    }

    /** Most recipients have nothing here; parsing "nothing" a hundred thousand times is what a blast would spend its time on. */
    private <T> T parse(String text, String nothing, T none, TypeReference<T> type) {
        return text.equals(nothing) ? none : json.readValue(text, type);
    }

    private static @Nullable QuietHours quietHours(ResultSet row) throws SQLException {
        var from = row.getObject("quiet_from", LocalTime.class);
        var until = row.getObject("quiet_until", LocalTime.class);
        return from == null || until == null ? null : new QuietHours(from, until);
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray()).collect(Collectors.toUnmodifiableSet());
    }
}
