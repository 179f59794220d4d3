package io.shelfbell.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.ServiceTest;
import io.shelfbell.Shop;
import io.shelfbell.access.KeyRing;
import io.shelfbell.access.Role;
import java.nio.charset.StandardCharsets;
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
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RabbitTemplate rabbit;

    @Value("${shelfbell.broker.prefix:shelfbell}.stock.readings")
    private String queue;

    private Shop shop;
    private StockTale tale;

    @BeforeEach
    void openShop(@Autowired KeyRing keys, @LocalServerPort int port) {
        shop = new Shop("http://localhost:" + port, keys.issue("test", Role.ADMIN.scopes()));
        tale = new StockTale(shop, jdbc);
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
                StockTale.TOLD.forEach(told -> rabbit.send(
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
                                + "GE*" + StockTale.TOLD.size() + "*1~IEA*1*000000001~");
            case EDIFACT_INVRPT ->
                post(
                        "warehouse",
                        "UNB+UNOC:3+A+B+261120:1000+1'" + all(told -> told.report(sku)) + "UNZ+" + StockTale.TOLD.size()
                                + "+1'");
        }
    }

    private static String all(Function<StockTale.Told, String> form) {
        return StockTale.TOLD.stream().map(form).collect(Collectors.joining());
    }

    private void post(String source, String body) {
        var reply = shop.post("/api/v1/stock/" + source, body);
        Shop.expect(202, reply);
        assertThat(reply.json().path("accepted").asInt()).as(reply.body()).isEqualTo(StockTale.TOLD.size());
        assertThat(reply.json().path("notes")).as(reply.body()).isEmpty();
    }

    @Test
    void the_history_has_every_kind_of_occasion() {
        assertThat(tale.occasions(tale.tellByHttp()))
                .extracting(occasion -> occasion.substring(0, occasion.indexOf(' ')))
                .contains("LOW_STOCK", "OUT_OF_STOCK", "BACKORDERED", "ETA_CHANGED", "BACK_IN_STOCK");
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void the_same_history_by_another_door_gives_the_same_occasions(Door door) {
        var expected = tale.occasions(tale.tellByHttp());
        var sku = tale.item();

        tell(door, sku);

        Shop.eventually("all is told", () -> tale.occasions(sku).size() >= expected.size());
        assertThat(tale.occasions(sku)).isEqualTo(expected);
    }
}
