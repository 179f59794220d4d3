package io.shelfbell.broker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.stereotype.Component;

/** Hands deliveries to the broker. What it does not name as taken was not taken, or nobody knows: publish it again. */
@Component
public class Publisher {
    private static final Duration CONFIRM_TIMEOUT = Duration.ofSeconds(10);

    private final RabbitTemplate rabbit;
    private final Topology topology;
    private final Set<String> returned = ConcurrentHashMap.newKeySet();

    Publisher(ConnectionFactory connections, Topology topology) {
        this.topology = topology;
        this.rabbit = new RabbitTemplate(connections);
        rabbit.setMandatory(true);
        rabbit.setReturnsCallback(unrouted -> returned.add(text(unrouted.getMessage())));
    }

    /**
     * Publishes all, waits for the broker's confirms, and returns those that it confirmed and routed to a queue.
     *
     * @throws BrokerUnavailable when the broker cannot be reached or refused some
     */
    public Set<Handover> publish(Collection<Handover> handovers) {
        try {
            rabbit.invoke(channel -> {
                handovers.forEach(handover -> channel.send(
                        topology.exchange(), topology.key(handover.channel(), handover.lane()), message(handover)));
                channel.waitForConfirmsOrDie(CONFIRM_TIMEOUT.toMillis());
                return handovers.size();
            });
        } catch (AmqpException e) {
            throw new BrokerUnavailable(e);
        }
        var taken = new HashSet<>(handovers);
        taken.removeIf(handover -> returned.remove(handover.text())); // a return always comes before its confirm
        return taken;
    }

    private static Message message(Handover handover) {
        return MessageBuilder.withBody(handover.text().getBytes(StandardCharsets.US_ASCII))
                .setContentType("text/plain")
                .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                .build();
    }

    static String text(Message message) {
        return new String(message.getBody(), StandardCharsets.US_ASCII);
    }
}
