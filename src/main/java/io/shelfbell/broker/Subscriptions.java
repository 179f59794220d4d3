package io.shelfbell.broker;

import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.BatchMessageListener;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes deliveries from the queues, some at a time. They are acknowledged when the receiver returns; when it throws, they go to the
 * dead-letter queue and the rows' leases bring them back.
 */
@Component
public class Subscriptions implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);
    private static final int BATCH = 200;
    private static final long BATCH_WAIT_MILLIS = 20; // what a single alert waits for company

    private final ConnectionFactory connections;
    private final Topology topology;
    private final int consumers;
    private final List<SimpleMessageListenerContainer> containers = new ArrayList<>();

    /** @param consumers of each channel and lane: while a slow provider holds one, the others go on */
    Subscriptions(
            ConnectionFactory connections, Topology topology, @Value("${shelfbell.broker.consumers:4}") int consumers) {
        this.connections = connections;
        this.topology = topology;
        this.consumers = consumers;
    }

    /** From the start of the service on, whatever is queued for the channel and lane goes to the receiver. */
    public void subscribe(Channel channel, Lane lane, Consumer<List<Handover>> receiver) {
        var container = new SimpleMessageListenerContainer(connections);
        container.setQueueNames(topology.queue(channel, lane));
        container.setConcurrentConsumers(consumers);
        container.setConsumerBatchEnabled(true);
        container.setDeBatchingEnabled(true);
        container.setBatchSize(BATCH);
        container.setPrefetchCount(2 * BATCH);
        container.setReceiveTimeout(BATCH_WAIT_MILLIS);
        container.setBatchReceiveTimeout(BATCH_WAIT_MILLIS);
        container.setDefaultRequeueRejected(false);
        container.setMissingQueuesFatal(false);
        container.setRecoveryInterval(1000);
        container.setMessageListener(
                (BatchMessageListener) messages -> receiver.accept(handovers(messages, channel, lane)));
        container.afterPropertiesSet();
        containers.add(container);
    }

    private static List<Handover> handovers(List<Message> messages, Channel channel, Lane lane) {
        var handovers = new ArrayList<Handover>(messages.size());
        for (var message : messages) {
            try {
                handovers.add(Handover.parse(Publisher.text(message), channel, lane));
            } catch (NumberFormatException e) {
                LOG.warn("channel={} lane={} ignored=not-ours error={}", channel, lane, e.getMessage());
            }
        }
        return handovers;
    }

    @Override
    public void start() {
        containers.forEach(SimpleMessageListenerContainer::start);
    }

    @Override
    public void stop() {
        containers.forEach(SimpleMessageListenerContainer::stop);
    }

    @Override
    public boolean isRunning() {
        return containers.stream().anyMatch(SimpleMessageListenerContainer::isRunning);
    }
}
