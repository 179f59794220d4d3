package io.shelfbell.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.ServiceTest;
import io.shelfbell.Shop;
import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One history of stock, told through every door. */
@ServiceTest
class SameOccasionsIT {
    private static final Instant BEGIN = Instant.parse("2026-11-20T10:00:00Z");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HHmm").withZone(ZoneOffset.UTC);

    /** Low, out, backordered, promised, promised for another day, a dip that nobody else would see, and back. */
    private static final List<Told> HISTORY = List.of(
            new Told(0, 20, 0, 0, null),
            new Told(1, 4, 0, 0, null),
            new Told(2, 0, 0, 0, null),
            new Told(3, 0, 2, 0, null),
            new Told(4, 0, 2, 30, LocalDate.of(2026, 12, 10)),
            new Told(5, 0, 2, 30, LocalDate.of(2026, 12, 24)),
            new Told(6, 30, 2, 0, null),
            new Told(7, 0, 0, 0, null),
            new Told(8, 25, 0, 0, null));

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RabbitTemplate rabbit;

    @Value("${shelfbell.broker.prefix:shelfbell}.stock.readings")
    private String queue;

    private Shop shop;

    @BeforeEach
    void openShop(@Autowired KeyRing keys, @LocalServerPort int port) {
        shop = new Shop("http://localhost:" + port, keys.issue("test", Role.ADMIN.scopes()));
    }

    /** What a source said about the item at one location, some minutes after the beginning. */
    private record Told(int minutes, int onHand, int allocated, int onOrder, LocalDate due) {
        Instant at() {
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

    enum Door {
        QUEUE,
        CSV,
        X12_846,
        EDIFACT_INVRPT
    }

    private void tell(Door door, String sku) {
        switch (door) {
            case QUEUE ->
                HISTORY.forEach(told -> rabbit.send(
                        queue,
                        MessageBuilder.withBody(told.json(sku).getBytes(StandardCharsets.UTF_8))
                                .build()));
            case CSV ->
                post("till", "SKU,Store,Qty,Reserved,Ordered,Due,Version,Counted\n" + all(told -> told.row(sku)));
            case X12_846 ->
                post(
                        "supplier",
                        "ISA*00*          *00*          *ZZ*A              *ZZ*B              *261120*1000*U*00401*000000001*0*P*>~"
                                + "GS*IB*A*B*20261120*1000*1*X*004010~" + all(told -> told.advice(sku))
                                + "GE*" + HISTORY.size() + "*1~IEA*1*000000001~");
            case EDIFACT_INVRPT ->
                post(
                        "warehouse",
                        "UNB+UNOC:3+A+B+261120:1000+1'" + all(told -> told.report(sku)) + "UNZ+" + HISTORY.size()
                                + "+1'");
        }
    }

    private static String all(Function<Told, String> form) {
        return HISTORY.stream().map(form).collect(Collectors.joining());
    }

    private void post(String source, String body) {
        var reply = shop.post("/api/v1/stock/" + source, body);
        Shop.expect(202, reply);
        assertThat(reply.json().path("accepted").asInt()).as(reply.body()).isEqualTo(HISTORY.size());
        assertThat(reply.json().path("notes")).as(reply.body()).isEmpty();
    }

    /** An item that somebody waits for. */
    private String item() {
        var sku = Shop.freshSku("SAME");
        shop.item(sku, "Lighting");
        shop.order(sku, 1);
        return sku;
    }

    private String tellByHttp() {
        var sku = item();
        HISTORY.forEach(told -> Shop.expect(202, shop.post("/api/v1/stock/readings", told.json(sku))));
        return sku;
    }

    /** What happened, with all that it was decided by, and for any SKU. */
    private List<String> occasions(String sku) {
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

    @Test
    void the_history_has_every_kind_of_occasion() {
        assertThat(occasions(tellByHttp()))
                .extracting(occasion -> occasion.substring(0, occasion.indexOf(' ')))
                .contains("LOW_STOCK", "OUT_OF_STOCK", "BACKORDERED", "ETA_CHANGED", "BACK_IN_STOCK");
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void the_same_history_by_another_door_gives_the_same_occasions(Door door) {
        var expected = occasions(tellByHttp());
        var sku = item();

        tell(door, sku);

        Shop.eventually("all is told", () -> occasions(sku).size() >= expected.size());
        assertThat(occasions(sku)).isEqualTo(expected);
    }
}
