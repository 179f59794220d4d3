package io.shelfbell.outbox;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads to whom a message went. */
@Repository
public class Addressees {
    private final JdbcClient jdbc;

    Addressees(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The recipient's id, by our id of the delivery or the provider's id of the message; empty when neither is known. */
    public Optional<String> of(@Nullable Long deliveryId, String provider, @Nullable String providerMessageId) {
        return jdbc.sql("""
                select recipient_id from delivery
                where delivery_id = :id or :id::bigint is null and provider = :provider and provider_message_id = :message
                order by delivery_id desc limit 1
                """)
                .param("id", deliveryId)
                .param("provider", provider)
                .param("message", providerMessageId)
                .query(String.class)
                .optional();
    }
}
