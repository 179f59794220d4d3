package io.shelfbell.outbox;

import io.shelfbell.broker.Handover;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** A mutation that a drill must notice: a handover that comes again is claimed again, whatever became of it before. */
@Repository
@Primary
@ConditionalOnProperty(name = "drill.mutation", havingValue = "no-dedupe")
class ClaimsWhatWasSent extends DeliveryLedger {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ClaimsWhatWasSent(JdbcClient jdbc, JsonMapper json) {
        super(jdbc, json);
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public List<Claim> claim(Collection<Handover> handovers, Duration lease) {
        jdbc.sql("""
                update delivery d set state = 'RELAYED', attempt = d.attempt + 1
                from json_to_recordset(:handovers::json) as h("deliveryId" bigint, attempt int)
                where d.delivery_id = h."deliveryId"
                """).param("handovers", json.writeValueAsString(handovers)).update();
        return super.claim(
                handovers.stream()
                        .map(one -> new Handover(one.deliveryId(), attempt(one), one.channel(), one.lane()))
                        .toList(),
                lease);
    }

    private int attempt(Handover one) {
        return jdbc.sql("select attempt from delivery where delivery_id = :id")
                .param("id", one.deliveryId())
                .query(Integer.class)
                .single();
    }
}
