package io.shelfbell.broker;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.BatchMessageListener;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Takes what others publish from its queues, some at a time and in their order. Letters are acknowledged when the receiver returns. While it
 * throws, they are offered to it again, ever less often; when the service stops they go back into the queue.
 */
@Component
public class Feeds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Feeds.class);
    private static final int BATCH = 200;
    private static final long BATCH_WAIT_MILLIS = 20; // what a single reading waits for company
    private static final Duration FIRST_REST = Duration.ofMillis(250);
    private static final Duration LONGEST_REST = Duration.ofSeconds(15);

    private final ConnectionFactory connections;
    private final Topology topology;
    private final List<SimpleMessageListenerContainer> containers = new ArrayList<>();
    private volatile CountDownLatch stopped = new CountDownLatch(1);

    Feeds(ConnectionFactory connections, Topology topology) {
        this.connections = connections;
        this.topology = topology;
    }

    /** Stock readings, from the start of the service on. */
    public void stock(Consumer<List<Letter>> receiver) {
        subscribe(topology.stockReadings(), receiver);
    }

    /** The orders of a sales channel, from the start of the service on. */
    public void orders(String channel, Consumer<List<Letter>> receiver) {
        var queue = topology.orders(channel);
        connections.addConnectionListener(connection -> declare(Objects.requireNonNull(connection), queue));
        subscribe(queue.getName(), receiver);
    }

    private static void declare(Connection connection, Queue queue) {
        try (var channel = connection.createChannel(false)) {
            channel.queueDeclare(queue.getName(), true, false, false, queue.getArguments());
        } catch (IOException | TimeoutException e) {
            LOG.error("queue={} declared=false error={}", queue.getName(), e.toString());
        }
    }

    private void subscribe(String queue, Consumer<List<Letter>> receiver) {
        var container = new SimpleMessageListenerContainer(connections);
        container.setQueueNames(queue);
        container.setConsumerBatchEnabled(true);
        container.setDeBatchingEnabled(true);
        container.setBatchSize(BATCH);
        container.setPrefetchCount(2 * BATCH);
        container.setReceiveTimeout(BATCH_WAIT_MILLIS);
        container.setBatchReceiveTimeout(BATCH_WAIT_MILLIS);
        container.setMissingQueuesFatal(false);
        container.setRecoveryInterval(1000);
        container.setMessageListener((BatchMessageListener)
                messages -> offer(queue, messages.stream().map(Feeds::letter).toList(), receiver));
        container.afterPropertiesSet();
        containers.add(container);
    }

    private static Letter letter(Message message) {
        var properties = message.getMessageProperties();
        return new Letter(message.getBody(), properties.getContentType(), properties.getHeaders());
    }

    private void offer(String queue, List<Letter> letters, Consumer<List<Letter>> receiver) {
        for (var rest = FIRST_REST; ; rest = longer(rest)) {
            try {
                receiver.accept(letters);
                return;
            } catch (RuntimeException e) {
                LOG.warn("queue={} letters={} again-in={} error={}", queue, letters.size(), rest, e.toString());
                if (isStoppedWithin(rest)) throw e;
            }
        }
    }

    private static Duration longer(Duration rest) {
        var twice = rest.multipliedBy(2);
        return twice.compareTo(LONGEST_REST) < 0 ? twice : LONGEST_REST;
    }

    private boolean isStoppedWithin(Duration rest) {
        try {
            return stopped.await(rest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        containers.forEach(SimpleMessageListenerContainer::start);
    }

    @Override
    public void stop() {
        stopped.countDown();
        containers.forEach(SimpleMessageListenerContainer::stop);
    }

    @Override
    public boolean isRunning() {
        return containers.stream().anyMatch(SimpleMessageListenerContainer::isRunning);
    }
}
