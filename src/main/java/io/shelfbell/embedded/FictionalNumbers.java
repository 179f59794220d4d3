package io.shelfbell.embedded;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Telephone numbers that no subscriber can ever have, each given out once; when a country's are used up, or where its regulator
 * reserves none (AT, CH), there is no number.
 *
 * <p>Sources: NANPA 555-0100..0199; Ofcom "Telephone numbers for use in TV and radio drama" 07700 900000..900999; ARCEP decision
 * 2018-0881, 06 39 98 00 00..99 99; Bundesnetzagentur "Drama numbers" 0171 39200 00..99 and 0176 040690 00..99; ACMA "Phone numbers for
 * use in TV shows, films and creative works".
 */
final class FictionalNumbers {
    private static final List<String> US_AREAS = List.of(
            "202", "206", "212", "213", "214", "303", "305", "312", "347", "404", "407", "415", "512", "602", "612",
            "617", "619", "646", "702", "713", "718", "720", "786", "813", "818", "832", "917", "929", "949", "972");
    private static final List<String> CA_AREAS = List.of("416", "437", "514", "438", "604", "778", "647", "250");
    private static final List<String> AU = List.of("570006", "570156", "570157", "570158", "570159", "570110");

    private final Map<String, Queue<String>> free = new HashMap<>();

    FictionalNumbers() {
        free.put("US", queue(US_AREAS.stream().flatMap(area -> numbers("+1" + area + "55501", 2))));
        free.put("CA", queue(CA_AREAS.stream().flatMap(area -> numbers("+1" + area + "55501", 2))));
        free.put("GB", queue(numbers("+447700900", 3)));
        free.put("FR", queue(numbers("+3363998", 4)));
        free.put("DE", queue(Stream.concat(numbers("+4917139200", 2), numbers("+49176040690", 2))));
        free.put("AU", queue(AU.stream().map(number -> "+61491" + number)));
    }

    private static Queue<String> queue(Stream<String> numbers) {
        return new ArrayDeque<>(numbers.toList());
    }

    private static Stream<String> numbers(String prefix, int digits) {
        var format = prefix + "%0" + digits + "d";
        return IntStream.range(0, (int) Math.pow(10, digits)).mapToObj(format::formatted);
    }

    @Nullable
    String next(String country) {
        var numbers = free.get(country);
        return numbers == null ? null : numbers.poll();
    }
}
