package io.shelfbell.broker;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Lane;
import java.util.ArrayList;
import java.util.Locale;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.FanoutExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Every exchange and queue with its arguments.
 *
 * <p>One durable quorum queue per channel and lane, so that a blast on one never delays another. A message that was taken five times
 * without an answer goes to the dead-letter queue; nothing depends on that copy, because the delivery's row is handed over again when its
 * lease ends. RabbitMQ 3.10 suffices; a broker that ignores the arguments does too.
 *
 * <p>Stock readings come in by one queue that is consumed by one node at a time, because their order tells what happened.
 */
@Configuration
class Topology {
    private static final int DELIVERY_LIMIT = 5;
    private static final int DEAD_LETTERS_KEPT = 100_000;

    /** As good as none, which RabbitMQ 4 would take for 20: a reading that was not taken yet is in no row. */
    private static final int READING_DELIVERY_LIMIT = 1_000_000;

    private final String prefix;

    Topology(@Value("${shelfbell.broker.prefix:shelfbell}") String prefix) {
        this.prefix = prefix;
    }

    String exchange() {
        return prefix + ".delivery";
    }

    String queue(Channel channel, Lane lane) {
        return exchange() + "." + key(channel, lane);
    }

    String key(Channel channel, Lane lane) {
        return (channel + "." + lane).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String stockReadings() {
        return prefix + ".stock.readings";
    }

    @Bean
    Declarables declarables() {
        var exchange = new DirectExchange(exchange(), true, false);
        var deadLetters = new FanoutExchange(prefix + ".dead", true, false);
        var graveyard = QueueBuilder.durable(prefix + ".dead-letter")
                .quorum()
                .maxLength(DEAD_LETTERS_KEPT)
                .build();
        var all = new ArrayList<Declarable>();
        all.add(exchange);
        all.add(deadLetters);
        all.add(graveyard);
        all.add(BindingBuilder.bind(graveyard).to(deadLetters));
        all.add(readingQueue(deadLetters.getName()));
        for (var channel : Channel.values()) {
            for (var lane : Lane.values()) {
                var queue = deliveryQueue(channel, lane, deadLetters.getName());
                all.add(queue);
                all.add(BindingBuilder.bind(queue).to(exchange).with(key(channel, lane)));
            }
        }
        return new Declarables(all);
    }

    private Queue deliveryQueue(Channel channel, Lane lane, String deadLetterExchange) {
        return QueueBuilder.durable(queue(channel, lane))
                .quorum()
                .deliveryLimit(DELIVERY_LIMIT)
                .deadLetterExchange(deadLetterExchange)
                .build();
    }

    /** Of a sales channel; its orders say themselves in which sequence they came about, so all nodes take them. */
    Queue orders(String channel) {
        return QueueBuilder.durable(prefix + ".orders." + channel)
                .quorum()
                .deliveryLimit(READING_DELIVERY_LIMIT)
                .deadLetterExchange(prefix + ".dead")
                .build();
    }

    private Queue readingQueue(String deadLetterExchange) {
        return QueueBuilder.durable(stockReadings())
                .quorum()
                .singleActiveConsumer()
                .deliveryLimit(READING_DELIVERY_LIMIT)
                .deadLetterExchange(deadLetterExchange)
                .build();
    }
}
