package io.shelfbell.intake;

import io.shelfbell.Shop;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One history of the stock of an item, to be told through any door. */
public final class StockTale {
    private static final Instant BEGIN = Instant.parse("2026-11-20T10:00:00Z");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HHmm").withZone(ZoneOffset.UTC);

    /** Low, out, backordered, promised, promised for another day, a dip that nobody else would see, and back. */
    public static final List<Told> TOLD = List.of(
            new Told(0, 20, 0, 0, null),
            new Told(1, 4, 0, 0, null),
            new Told(2, 0, 0, 0, null),
            new Told(3, 0, 2, 0, null),
            new Told(4, 0, 2, 30, LocalDate.of(2026, 12, 10)),
            new Told(5, 0, 2, 30, LocalDate.of(2026, 12, 24)),
            new Told(6, 30, 2, 0, null),
            new Told(7, 0, 0, 0, null),
            new Told(8, 25, 0, 0, null));

    private final Shop shop;
    private final JdbcClient jdbc;

    public StockTale(Shop shop, JdbcClient jdbc) {
        this.shop = shop;
        this.jdbc = jdbc;
    }

    /** What a source said about the item at one location, some minutes after the beginning. */
    public record Told(int minutes, int onHand, int allocated, int onOrder, LocalDate due) {
        public Instant at() {
            return BEGIN.plusSeconds(60L * minutes);
        }

        String json(String sku) {
            return """
                    {"source": "same", "sku": "%s", "location": "HAM", "onHand": %d, "allocated": %d, "onOrder": %d, "observedAt": "%s"%s}
                    """.formatted(
                    sku, onHand, allocated, onOrder, at(), due == null ? "" : ", \"expectedAt\": \"" + due + "\"");
        }

        String row(String sku) {
            return "%s,HAM,%d,%d,%d,%s,,%s\n".formatted(sku, onHand, allocated, onOrder, due == null ? "" : due, at());
        }

        String advice(String sku) {
            return "ST*846*1~BIA*00*SI*R*%s*%s~N1*WH**92*HAM~LIN**SK*%s~QTY*17*%d~QTY*33*%d~QTY*63*%d~%sSE*%d*1~"
                    .formatted(
                            DAY.format(at()),
                            TIME.format(at()),
                            sku,
                            onHand,
                            onHand - allocated,
                            onOrder,
                            due == null ? "" : "DTM*018*" + day() + "~",
                            due == null ? 8 : 9);
        }

        String report(String sku) {
            return "UNH+1+INVRPT:D:01B:UN'BGM+35+R'DTM+137:%s%s:203'NAD+WH+HAM::9'LIN+1++%s:SA'QTY+145:%d'QTY+66:%d'QTY+21:%d'%sUNT+%d+1'"
                    .formatted(
                            DAY.format(at()),
                            TIME.format(at()),
                            sku,
                            onHand,
                            allocated,
                            onOrder,
                            due == null ? "" : "DTM+17:" + day() + ":102'",
                            due == null ? 9 : 10);
        }

        private String day() {
            return due.format(DateTimeFormatter.BASIC_ISO_DATE);
        }
    }

    /** An item that somebody waits for. */
    public String item() {
        var sku = Shop.freshSku("SAME");
        shop.item(sku, "Lighting");
        shop.order(sku, 1);
        return sku;
    }

    public String tellByHttp() {
        var sku = item();
        TOLD.forEach(told -> Shop.expect(202, shop.post("/api/v1/stock/readings", told.json(sku))));
        return sku;
    }

    /** What happened, with all that it was decided by, and for any SKU. */
    public List<String> occasions(String sku) {
        return jdbc
                .sql(
                        "select occasion || ' ' || lane || ' ' || change::text from occasion where sku = :sku order by occasion_id")
                .param("sku", sku)
                .query(String.class)
                .list()
                .stream()
                .map(occasion -> occasion.replace(sku, "SKU"))
                .toList();
    }
}
