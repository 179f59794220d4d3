package io.shelfbell.inventory;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.shelfbell.fact.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What bundles are made of. */
@Repository
public class PartList {
    /** Held shared while stock changes, and alone while parts do. A number of our own among PostgreSQL's advisory locks. */
    static final long LOCK = 0x5E11_0001L;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PartList(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Why parts are refused. */
    public enum Objection {
        PART_OF_ITSELF,
        TOO_DEEP,
        TOO_MANY_ITEMS,
        TOO_MANY_UNITS
    }

    /** Makes other transactions that change parts, or stock, wait until this one ends. */
    public void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:parts)")
                .param("parts", LOCK)
                .query()
                .listOfRows();
    }

    /** What speaks against these parts of an item. */
    public Optional<Objection> objection(String sku, List<Part> parts) {
        var bundles = new TreeSet<>(above(sku));
        bundles.add(sku);
        var graph = graph(bundles, sku, parts);
        return bundles.stream().map(graph::objection).flatMap(Optional::stream).findFirst();
    }

    /**
     * Makes an item of these parts, or of none. No other bundle may object. Safe to repeat.
     *
     * @return every SKU whose stock this may change
     */
    public Set<String> put(String sku, List<Part> parts) {
        var bundles = new TreeSet<>(above(sku));
        bundles.add(sku);
        var graph = graph(bundles, sku, parts);
        var before = members(bundles);
        replaceParts(sku, parts);
        var rows = new ArrayList<Content>();
        for (var bundle : bundles)
            graph.contents(bundle).forEach((part, units) -> rows.add(new Content(bundle, part, units.intValue())));
        replaceContents(bundles, rows);
        before.addAll(bundles);
        rows.forEach(row -> before.add(row.partSku()));
        return before;
    }

    private record Content(String sku, String partSku, int quantity) {}

    private PartGraph graph(Collection<String> bundles, String sku, List<Part> parts) {
        var roots = new TreeSet<>(bundles);
        parts.forEach(part -> roots.add(part.sku()));
        var direct = new HashMap<>(below(roots));
        if (parts.isEmpty()) direct.remove(sku);
        else direct.put(sku, parts);
        return new PartGraph(direct);
    }

    /** The bundles that an item is in, however deep. */
    private Set<String> above(String sku) {
        return jdbc.sql("""
                with recursive above as (
                    select sku from item_part where part_sku = :sku
                    union
                    select p.sku from item_part p join above on p.part_sku = above.sku)
                select sku from above
                """).param("sku", sku).query(String.class).set();
    }

    /** The direct parts of these items and of everything that they are made of. */
    private Map<String, List<Part>> below(Collection<String> skus) {
        record Direct(String sku, String partSku, int quantity) {}
        return jdbc.sql("""
                with recursive below as (
                    select sku, part_sku, quantity from item_part where sku = any(:skus)
                    union
                    select p.sku, p.part_sku, p.quantity from item_part p join below on p.sku = below.part_sku)
                select sku, part_sku, quantity from below order by sku, part_sku
                """).param("skus", skus.toArray(String[]::new)).query(Direct.class).list().stream()
                .collect(groupingBy(
                        Direct::sku, mapping(direct -> new Part(direct.partSku(), direct.quantity()), toList())));
    }

    private void replaceParts(String sku, List<Part> parts) {
        jdbc.sql("delete from item_part where sku = :sku").param("sku", sku).update();
        jdbc.sql("""
                insert into item_part (sku, part_sku, quantity)
                select :sku, p.sku, p.quantity from json_to_recordset(:parts::json) as p(sku text, quantity int)
                """)
                .param("sku", sku)
                .param("parts", json.writeValueAsString(parts))
                .update();
    }

    private Set<String> members(Collection<String> bundles) {
        return new TreeSet<>(jdbc.sql("select part_sku from bundle_content where sku = any(:skus)")
                .param("skus", bundles.toArray(String[]::new))
                .query(String.class)
                .set());
    }

    private void replaceContents(Collection<String> bundles, List<Content> rows) {
        jdbc.sql("delete from bundle_content where sku = any(:skus)")
                .param("skus", bundles.toArray(String[]::new))
                .update();
        jdbc.sql("""
                insert into bundle_content (sku, part_sku, quantity)
                select c.sku, c."partSku", c.quantity
                from json_to_recordset(:rows::json) as c(sku text, "partSku" text, quantity int)
                """).param("rows", json.writeValueAsString(rows)).update();
    }

    /** The direct parts of an item; none of an item that is no bundle. */
    public List<Part> of(String sku) {
        return below(Set.of(sku)).getOrDefault(sku, List.of());
    }

    /** The bundles among these SKUs, those that take of them, and those that take of the same parts as any of these. */
    Bundles around(Collection<String> skus) {
        record Row(String sku, String partSku, int quantity) {}
        var contents = jdbc.sql("""
                with near as (
                    select sku from bundle_content where sku = any(:skus) or part_sku = any(:skus)),
                part as (select part_sku from bundle_content where sku in (select sku from near))
                select sku, part_sku, quantity from bundle_content
                where sku in (select sku from bundle_content where part_sku in (select part_sku from part))
                """).param("skus", skus.toArray(String[]::new)).query(Row.class).list().stream()
                .collect(groupingBy(Row::sku, toMap(Row::partSku, Row::quantity)));
        return new Bundles(contents);
    }
}
