package io.shelfbell.embedded;

import io.shelfbell.fact.Item;
import io.shelfbell.fact.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** The demo shop's 2,000 items: models in a few variants each, and three items that the README names. */
final class DemoItems {
    static final int COUNT = 2_000;
    static final String LAMP = "LAMP-RED-01";
    static final String KETTLE = "KETTLE-01";
    static final String TENT = "TENT-02";

    private static final List<String> MODELS = List.of(
            "Alba", "Birk", "Cirrus", "Dune", "Elm", "Fika", "Grove", "Hygge", "Isle", "Juno", "Koti", "Lark", "Mira",
            "Nook", "Orla", "Pine", "Quay", "Rill", "Sol", "Tarn");
    private static final List<String> CENTS = List.of("90", "90", "95", "99", "00", "50");

    private final Random random;
    private final List<Shelf> shelves = Shelf.all();

    DemoItems(Random random) {
        this.random = random;
    }

    List<Product> create() {
        var products = new ArrayList<>(named());
        for (var model = 0; products.size() < COUNT; model++) {
            var shelf = shelves.get(model % shelves.size());
            products.addAll(variants(shelf, model / shelves.size()));
        }
        return products.subList(0, COUNT).stream()
                .sorted(Comparator.comparing(Product::sku))
                .toList();
    }

    private List<Product> named() {
        return List.of(
                named(LAMP, "Nordlys desk lamp", "Lighting", "Nordlys", "49.90", "red"),
                named(KETTLE, "Emberly kettle", "Kitchen", "Emberly", "64.90", "copper"),
                named(TENT, "Fjellrev Tarn tent", "Sport", "Fjellrev", "329.00", "moss"));
    }

    private Product named(String sku, String name, String category, String brand, String price, String variant) {
        var shelf = shelves.stream()
                .filter(s -> s.category().equals(category))
                .findFirst()
                .orElseThrow();
        return new Product(item(sku, name, shelf, brand, Money.of(price, "EUR"), variant), 4, shelf.season());
    }

    /** Every model of a shelf is another combination of kind, brand and name, so that no two are called the same. */
    private List<Product> variants(Shelf shelf, int model) {
        var kind = shelf.kinds().get(model % shelf.kinds().size());
        var brand =
                shelf.brands().get(model / shelf.kinds().size() % shelf.brands().size());
        var combination = model / shelf.kinds().size() / shelf.brands().size();
        var name = "%s %s %s".formatted(brand, MODELS.get((model + combination) % MODELS.size()), kind.name());
        var price = price(kind);
        var popularity = Math.exp(Math.log(0.7) + 0.9 * random.nextGaussian());
        return shelf.variants().subList(0, 1 + random.nextInt(shelf.variants().size())).stream()
                .map(v -> new Product(
                        item(sku(shelf, model, v), name, shelf, brand, price, v),
                        popularity * (0.5 + random.nextDouble()),
                        shelf.season()))
                .toList();
    }

    private static String sku(Shelf shelf, int model, String variant) {
        return "%s-%04d-%s"
                .formatted(shelf.prefix(), 1000 + model, variant.substring(0, 3).toUpperCase(Locale.ROOT));
    }

    private Money price(Shelf.Kind kind) {
        var euros = kind.from() + random.nextInt(kind.to() - kind.from());
        return Money.of(euros + "." + CENTS.get(random.nextInt(CENTS.size())), "EUR");
    }

    private Item item(String sku, String name, Shelf shelf, String brand, Money price, String variant) {
        var path = sku.toLowerCase(Locale.ROOT);
        return new Item(
                sku,
                name,
                shelf.category(),
                brand,
                price,
                "https://shop.example/items/" + path,
                "https://shop.example/images/" + path + ".jpg",
                Math.max(1, shelf.leadTimeDays() + random.nextInt(7) - 3),
                shelf.suppliers().get(random.nextInt(shelf.suppliers().size())),
                Map.of("variant", variant),
                true);
    }
}
