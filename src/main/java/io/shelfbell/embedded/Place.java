package io.shelfbell.embedded;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * Where customers of the demo shop live.
 *
 * @param share customers of a thousand
 */
record Place(int share, String country, String region, ZoneId timeZone, Locale locale) {
    private static final String TABLE = """
            120 DE NW Europe/Berlin de-DE
            110 DE BY Europe/Berlin de-DE
            60 DE BE Europe/Berlin de-DE
            50 DE HH Europe/Berlin de-DE
            40 AT 9 Europe/Vienna de-AT
            30 AT 6 Europe/Vienna de-AT
            40 CH ZH Europe/Zurich de-CH
            20 CH GE Europe/Zurich fr-CH
            70 FR IDF Europe/Paris fr-FR
            50 FR ARA Europe/Paris fr-FR
            110 GB ENG Europe/London en-GB
            20 GB SCT Europe/London en-GB
            50 US NY America/New_York en-US
            30 US FL America/New_York en-US
            40 US TX America/Chicago en-US
            15 US CO America/Denver en-US
            50 US CA America/Los_Angeles en-US
            25 CA ON America/Toronto en-CA
            15 CA QC America/Toronto fr-CA
            10 CA BC America/Vancouver en-CA
            20 AU NSW Australia/Sydney en-AU
            15 AU QLD Australia/Brisbane en-AU
            10 AU WA Australia/Perth en-AU
            """;

    static List<Place> all() {
        return TABLE.lines().map(Place::parse).toList();
    }

    private static Place parse(String line) {
        var cells = line.split(" ", -1);
        return new Place(
                Integer.parseInt(cells[0]), cells[1], cells[2], ZoneId.of(cells[3]), Locale.forLanguageTag(cells[4]));
    }
}
