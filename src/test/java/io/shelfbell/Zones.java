package io.shelfbell;

import java.time.Clock;
import java.time.ZoneOffset;

/** Where on earth it is a certain hour now, so that a test of the night passes by day. */
public final class Zones {
    private Zones() {}

    public static ZoneOffset at(int hour) {
        int ahead = Math.floorMod(
                hour - Clock.systemUTC().instant().atZone(ZoneOffset.UTC).getHour(), 24);
        return ZoneOffset.ofHours(ahead > 12 ? ahead - 24 : ahead);
    }

    /** Nothing that the timing table holds back, on any day of the week. */
    public static ZoneOffset day() {
        return at(13);
    }

    /** Promotional messages are held until eight in the morning at least. */
    public static ZoneOffset night() {
        return at(2);
    }
}
