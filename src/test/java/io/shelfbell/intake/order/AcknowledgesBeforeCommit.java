package io.shelfbell.intake.order;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** A mutation that a drill must notice: whoever brings an order is told yes, and it is kept a moment later. */
@Repository
@Primary
@ConditionalOnProperty(name = "drill.mutation", havingValue = "acknowledge-before-commit")
class AcknowledgesBeforeCommit extends IntakeLedger {
    AcknowledgesBeforeCommit(JdbcClient jdbc, JsonMapper json) {
        super(jdbc, json);
    }

    @Override
    public void store(Collection<Body> bodies) {
        CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS).execute(() -> super.store(bodies));
    }
}
