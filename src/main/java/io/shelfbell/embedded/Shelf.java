package io.shelfbell.embedded;

import java.util.List;
import java.util.stream.Stream;

/** One category of the demo shop: what stands on that shelf, and when it sells. */
record Shelf(
        String category,
        String prefix,
        Season season,
        int leadTimeDays,
        List<String> suppliers,
        List<String> brands,
        List<Kind> kinds,
        List<String> variants) {

    /** A kind of thing and its price range in whole euros. */
    record Kind(String name, int from, int to) {
        static Kind parse(String text) {
            var at = text.lastIndexOf(' ');
            var range = text.substring(at + 1).split("-", -1);
            return new Kind(text.substring(0, at), Integer.parseInt(range[0]), Integer.parseInt(range[1]));
        }
    }

    /** Columns: category, prefix, season (usual peak width rise), lead time in days, suppliers, brands, kinds, variants. */
    private static final String TABLE = """
            Lighting|LIT|0.9 335 45 0.5|14|SUP-1 SUP-2|Nordlys, Lumera, Kvist, Halden|desk lamp 29-99, floor lamp 79-249, pendant light 49-189, wall light 35-120, clip lamp 15-39, reading lamp 25-79|black, white, brass, sage, oak
            Kitchen|KIT|0.9 340 25 0.8|10|SUP-3|Emberly, Kobe & Kin, Stoneware Co, Pourfect|kettle 29-119, saucepan 25-95, chef's knife 35-149, cutting board 15-59, coffee grinder 39-189, mixing bowl 12-39|black, steel, cream, copper
            Garden|GAR|0.4 130 40 1.9|21|SUP-4 SUP-5|Fernwood, Sprout, Oakmoor, Rainwell|watering can 15-49, pruning shears 12-59, planter 10-89, garden hose 25-99, bird feeder 9-35, raised bed 59-229|small, medium, large
            Toys|TOY|0.6 345 16 3.2|30|SUP-6|Pipkin, Brickaroo, Woodlet, Starling|building set 19-129, wooden train 15-79, puzzle 9-29, plush bear 12-39, kite 15-45, marble run 29-99|blue, green, rainbow
            Books|BOO|0.8 350 20 1.1|5|SUP-7|Harbour Press, Lantern, Quill & Co, Northlight|cookbook 18-45, atlas 25-69, crime novel 9-25, picture book 8-22, travel guide 12-29, poetry collection 9-24|hardcover, paperback
            Bedding|BED|0.8 320 50 0.6|18|SUP-8|Drift, Lull, Dunmore, Cloudline|duvet 59-249, pillow 19-99, linen sheet 35-129, mattress topper 79-299, throw 25-89, pillowcase 9-35|single, double, king
            Office|OFF|0.9 245 20 0.7|7|SUP-9 SUP-3|Papermill, Deskwell, Inkstone, Stapler & Sons|desk chair 89-499, notebook 4-22, desk organiser 12-49, monitor arm 49-179, whiteboard 29-149, fountain pen 15-95|black, grey, blue
            Sport|SPO|0.6 170 50 1.0|16|SUP-10|Fjellrev, Tempo, Ridgeline, Kestrel|tent 99-549, yoga mat 15-79, trail shoes 79-189, dumbbell pair 25-129, headlamp 19-89, water bottle 9-39|orange, navy, moss
            Pet care|PET|1.0 200 60 0.1|9|SUP-11|Waggle, Purrfield, Burrow, Finch & Fin|dog bed 29-119, cat tree 39-229, chew toy 5-19, aquarium filter 19-89, lead 9-39, hay rack 9-29|small, medium, large
            Beauty|BEA|0.9 345 20 0.9|12|SUP-12|Botanica, Velva, Sea Aster, Rosehip & Rye|face cream 12-79, shampoo bar 6-18, hand balm 5-22, beard oil 9-35, bath salts 8-29, hair dryer 39-249|lavender, citrus, unscented
            Tools|TOO|0.8 120 50 0.5|15|SUP-13 SUP-5|Ironside, Grip & Co, Holtmann, Bevel|cordless drill 59-249, hammer 12-49, spirit level 15-69, screwdriver set 15-89, tool box 19-129, tape measure 5-25|standard, professional
            Fireworks|FIR|0.03 362 2.5 14|45|SUP-14|Sternfall, Cometa, Boomhaus, Silverspark|rocket set 9-79, fountain 4-29, sparklers 2-9, ground spinner 3-15, confetti cannon 5-25, display battery 25-149|small, large
            """;

    static List<Shelf> all() {
        return TABLE.lines().map(Shelf::parse).toList();
    }

    private static Shelf parse(String line) {
        var cells = line.split("\\|", -1);
        return new Shelf(
                cells[0],
                cells[1],
                season(cells[2], cells[0].equals("Office")),
                Integer.parseInt(cells[3]),
                List.of(cells[4].split(" ", -1)),
                list(cells[5]),
                list(cells[6]).stream().map(Kind::parse).toList(),
                list(cells[7]));
    }

    private static Season season(String cell, boolean office) {
        var numbers = Stream.of(cell.split(" ", -1)).map(Double::valueOf).toList();
        return new Season(numbers.get(0), numbers.get(1).intValue(), numbers.get(2), numbers.get(3), office);
    }

    private static List<String> list(String cell) {
        return List.of(cell.split(", ", -1));
    }
}
