package io.shelfbell.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.fact.Part;
import io.shelfbell.inventory.PartList.Objection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartGraphTest {

    private static PartGraph graph(Map<String, List<Part>> parts) {
        return new PartGraph(parts);
    }

    private static Part part(String sku, int quantity) {
        return new Part(sku, quantity);
    }

    @Test
    void a_part_that_comes_in_several_wraps_is_summed() {
        var graph = graph(Map.of(
                "GIFT", List.of(part("SET", 2), part("CUP", 1)),
                "SET", List.of(part("CUP", 3), part("POT", 1))));
        assertThat(graph.contents("GIFT")).isEqualTo(Map.of("CUP", 7L, "POT", 2L));
        assertThat(graph.objection("GIFT")).isEmpty();
    }

    @Test
    void a_circle_is_found_however_long() {
        var graph = graph(Map.of(
                "A", List.of(part("X", 1), part("B", 1)), "B", List.of(part("C", 1)), "C", List.of(part("A", 1))));
        assertThat(graph.objection("A")).contains(Objection.PART_OF_ITSELF);
        assertThat(graph.objection("C")).contains(Objection.PART_OF_ITSELF);
    }

    private static PartGraph chain(int depth, int quantity) {
        var parts = new HashMap<String, List<Part>>();
        for (int i = 0; i < depth; i++) parts.put("L" + i, List.of(part("L" + (i + 1), quantity)));
        return graph(parts);
    }

    @Test
    void parts_of_parts_end_somewhere() {
        assertThat(chain(PartGraph.DEEPEST, 1).objection("L0")).isEmpty();
        assertThat(chain(PartGraph.DEEPEST + 1, 1).objection("L0")).contains(Objection.TOO_DEEP);
    }

    @Test
    void nobody_sells_a_million_screws_at_once() {
        assertThat(chain(2, 1_000).objection("L0")).isEmpty();
        assertThat(chain(2, 1_001).objection("L0")).contains(Objection.TOO_MANY_UNITS);
        assertThat(chain(5, 10_000).objection("L0")).contains(Objection.TOO_MANY_UNITS);
    }

    @Test
    void a_bundle_comes_down_to_a_bounded_number_of_items() {
        var many = IntStream.range(0, PartGraph.MOST_ITEMS)
                .mapToObj(i -> part("P" + i, 1))
                .toList();
        assertThat(graph(Map.of("A", many)).objection("A")).isEmpty();
        assertThat(graph(Map.of("A", List.of(part("B", 1), part("C", 1)), "B", many))
                        .objection("A"))
                .contains(Objection.TOO_MANY_ITEMS);
    }

    /** Items are named in an order in which no later one is made of an earlier one. */
    @Test
    void contents_are_what_unwrapping_everything_by_hand_brings() {
        for (int seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var parts = new HashMap<String, List<Part>>();
            for (int i = 0; i < 5; i++) {
                var own = new ArrayList<Part>();
                for (int j = i + 1; j < 8; j++)
                    if (random.nextInt(3) == 0) own.add(part("I" + j, 1 + random.nextInt(3)));
                if (!own.isEmpty()) parts.put("I" + i, own);
            }
            for (var bundle : parts.keySet()) {
                var byHand = new TreeMap<String, Long>();
                unwrap(bundle, parts, byHand);
                assertThat(graph(parts).contents(bundle)).as("seed %d", seed).isEqualTo(byHand);
            }
        }
    }

    private static void unwrap(String sku, Map<String, List<Part>> parts, Map<String, Long> into) {
        if (!parts.containsKey(sku)) into.merge(sku, 1L, Long::sum);
        else for (var part : parts.get(sku)) for (int i = 0; i < part.quantity(); i++) unwrap(part.sku(), parts, into);
    }
}
