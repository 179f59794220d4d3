package io.shelfbell.delivery.sandbox;

import io.shelfbell.delivery.provider.Message;
import io.shelfbell.fact.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the sandbox provider received. */
@Repository
class SandboxLedger {
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SandboxLedger(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A message as it arrived. */
    record SandboxMessage(
            String messageId,
            Channel channel,
            String recipientId,
            String address,
            @Nullable String subject,
            String text,
            @Nullable String html,
            Map<String, String> headers,
            Instant receivedAt) {}

    /** Safe to repeat: a message id that is there already stays as it is. */
    void add(List<Message> messages) {
        jdbc.sql("""
                insert into sandbox_message (message_id, channel, recipient_id, address, subject, body_text, body_html, headers,
                                             received_at)
                select id, channel, recipient, address, subject, body, html, headers::jsonb, clock_timestamp()
                from unnest(:ids::text[], :channels::text[], :recipients::text[], :addresses::text[], :subjects::text[],
                            :texts::text[], :htmls::text[], :headers::text[])
                     as m(id, channel, recipient, address, subject, body, html, headers)
                on conflict (message_id) do nothing
                """)
                .param("ids", texts(messages, Message::messageId))
                .param("channels", texts(messages, message -> message.channel().name()))
                .param("recipients", texts(messages, Message::recipientId))
                .param("addresses", texts(messages, Message::address))
                .param("subjects", texts(messages, message -> message.content().subject()))
                .param("texts", texts(messages, message -> message.content().text()))
                .param("htmls", texts(messages, message -> message.content().html()))
                .param("headers", texts(messages, message -> json.writeValueAsString(message.headers())))
                .update();
    }

    private static @Nullable String[] texts(List<Message> messages, Function<Message, @Nullable String> text) {
        return messages.stream().map(text).toArray(String[]::new);
    }

    /** The newest first; {@code after} is the message id that the last page ended with. */
    List<SandboxMessage> list(
            @Nullable String recipient, @Nullable Channel channel, @Nullable String after, int limit) {
        var wanted = new ArrayList<String>();
        if (recipient != null) wanted.add("recipient_id = :recipient");
        if (channel != null) wanted.add("channel = :channel");
        if (after != null) wanted.add("""
                    (received_at, message_id) < (select received_at, message_id from sandbox_message where message_id = :after)""");
        return jdbc.sql("""
                select message_id, channel, recipient_id, address, subject, body_text, body_html, headers, received_at
                from sandbox_message %s order by received_at desc, message_id desc limit :limit
                """.formatted(wanted.isEmpty() ? "" : "where " + String.join(" and ", wanted)))
                .param("recipient", recipient)
                .param("channel", channel == null ? null : channel.name())
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new SandboxMessage(
                        row.getString("message_id"),
                        Channel.valueOf(row.getString("channel")),
                        row.getString("recipient_id"),
                        row.getString("address"),
                        row.getString("subject"),
                        row.getString("body_text"),
                        row.getString("body_html"),
                        json.readValue(row.getString("headers"), HEADERS),
                        row.getTimestamp("received_at").toInstant()))
                .list();
    }

    /** The HTML part of one mail. */
    Optional<String> html(String messageId) {
        return jdbc.sql("select body_html from sandbox_message where message_id = :id and body_html is not null")
                .param("id", messageId)
                .query(String.class)
                .optional();
    }
}
