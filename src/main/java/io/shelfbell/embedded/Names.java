package io.shelfbell.embedded;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.datafaker.Faker;

/** Names of invented people. Drawn from a pool per language, because twenty thousand single draws take seconds. */
final class Names {
    private static final int POOL = 300;

    private final Random random;
    private final Map<String, Pool> pools;

    private record Pool(List<String> first, List<String> last) {}

    Names(Random random) {
        this.random = random;
        this.pools = Stream.of("de", "en", "fr").collect(Collectors.toMap(Function.identity(), this::pool));
    }

    private Pool pool(String language) {
        var faker = new Faker(Locale.forLanguageTag(language), random);
        return new Pool(
                draw(() -> faker.name().firstName()), draw(() -> faker.name().lastName()));
    }

    private static List<String> draw(Supplier<String> name) {
        return Stream.generate(name).limit(POOL).toList();
    }

    String in(String language) {
        var pool = Objects.requireNonNull(pools.get(language), language);
        return pool.first().get(random.nextInt(POOL)) + " " + pool.last().get(random.nextInt(POOL));
    }
}
