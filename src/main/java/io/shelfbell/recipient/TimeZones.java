package io.shelfbell.recipient;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time zone to assume for somebody of whom only the address is known. Where a country spans several zones and the region does not
 * tell, the most populous one is taken.
 */
final class TimeZones {
    private static final Map<String, String> BY_COUNTRY = Map.ofEntries(
            Map.entry("AT", "Europe/Vienna"),
            Map.entry("AU", "Australia/Sydney"),
            Map.entry("BE", "Europe/Brussels"),
            Map.entry("CA", "America/Toronto"),
            Map.entry("CH", "Europe/Zurich"),
            Map.entry("DE", "Europe/Berlin"),
            Map.entry("DK", "Europe/Copenhagen"),
            Map.entry("ES", "Europe/Madrid"),
            Map.entry("FR", "Europe/Paris"),
            Map.entry("GB", "Europe/London"),
            Map.entry("IE", "Europe/Dublin"),
            Map.entry("IT", "Europe/Rome"),
            Map.entry("JP", "Asia/Tokyo"),
            Map.entry("NL", "Europe/Amsterdam"),
            Map.entry("NO", "Europe/Oslo"),
            Map.entry("NZ", "Pacific/Auckland"),
            Map.entry("PL", "Europe/Warsaw"),
            Map.entry("PT", "Europe/Lisbon"),
            Map.entry("SE", "Europe/Stockholm"),
            Map.entry("US", "America/New_York"));

    private static final Map<String, String> BY_REGION = Map.ofEntries(
            Map.entry("AU-WA", "Australia/Perth"),
            Map.entry("AU-NT", "Australia/Darwin"),
            Map.entry("AU-QLD", "Australia/Brisbane"),
            Map.entry("AU-SA", "Australia/Adelaide"),
            Map.entry("CA-AB", "America/Edmonton"),
            Map.entry("CA-BC", "America/Vancouver"),
            Map.entry("CA-MB", "America/Winnipeg"),
            Map.entry("CA-NS", "America/Halifax"),
            Map.entry("CA-NB", "America/Halifax"),
            Map.entry("CA-NL", "America/St_Johns"),
            Map.entry("CA-NT", "America/Edmonton"),
            Map.entry("CA-PE", "America/Halifax"),
            Map.entry("CA-SK", "America/Regina"),
            Map.entry("CA-YT", "America/Whitehorse"),
            Map.entry("US-AK", "America/Anchorage"),
            Map.entry("US-AL", "America/Chicago"),
            Map.entry("US-AR", "America/Chicago"),
            Map.entry("US-AZ", "America/Phoenix"),
            Map.entry("US-CA", "America/Los_Angeles"),
            Map.entry("US-CO", "America/Denver"),
            Map.entry("US-HI", "Pacific/Honolulu"),
            Map.entry("US-IA", "America/Chicago"),
            Map.entry("US-ID", "America/Boise"),
            Map.entry("US-IL", "America/Chicago"),
            Map.entry("US-KS", "America/Chicago"),
            Map.entry("US-LA", "America/Chicago"),
            Map.entry("US-MN", "America/Chicago"),
            Map.entry("US-MO", "America/Chicago"),
            Map.entry("US-MS", "America/Chicago"),
            Map.entry("US-MT", "America/Denver"),
            Map.entry("US-ND", "America/Chicago"),
            Map.entry("US-NE", "America/Chicago"),
            Map.entry("US-NM", "America/Denver"),
            Map.entry("US-NV", "America/Los_Angeles"),
            Map.entry("US-OK", "America/Chicago"),
            Map.entry("US-OR", "America/Los_Angeles"),
            Map.entry("US-PR", "America/Puerto_Rico"),
            Map.entry("US-SD", "America/Chicago"),
            Map.entry("US-TN", "America/Chicago"),
            Map.entry("US-TX", "America/Chicago"),
            Map.entry("US-UT", "America/Denver"),
            Map.entry("US-WA", "America/Los_Angeles"),
            Map.entry("US-WI", "America/Chicago"),
            Map.entry("US-WY", "America/Denver"));

    private TimeZones() {}

    static Optional<ZoneId> of(@Nullable String country, @Nullable String region) {
        if (country == null) return Optional.empty();
        var code = country.toUpperCase(Locale.ROOT);
        var zone = region == null ? null : BY_REGION.get(code + "-" + region.toUpperCase(Locale.ROOT));
        return Optional.ofNullable(zone == null ? BY_COUNTRY.get(code) : zone).map(ZoneId::of);
    }
}
