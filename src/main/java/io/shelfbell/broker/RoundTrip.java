package io.shelfbell.broker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.amqp.core.BatchMessageListener;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;

/** What the broker alone can do: the ceiling of everything that goes through it. */
public final class RoundTrip implements AutoCloseable {
    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final CachingConnectionFactory connections;

    /** @param settings {@code spring.rabbitmq.*}, as the service reads them */
    public RoundTrip(Map<String, String> settings) {
        var addresses = settings.get("spring.rabbitmq.addresses");
        connections = new CachingConnectionFactory();
        if (addresses == null) {
            connections.setHost(settings.getOrDefault("spring.rabbitmq.host", "localhost"));
            connections.setPort(Integer.parseInt(settings.getOrDefault("spring.rabbitmq.port", "5672")));
            connections.setUsername(settings.getOrDefault("spring.rabbitmq.username", "guest"));
            connections.setPassword(settings.getOrDefault("spring.rabbitmq.password", "guest"));
            connections.setVirtualHost(settings.getOrDefault("spring.rabbitmq.virtual-host", "/"));
        } else {
            connections.setUri(addresses);
        }
        connections.setPublisherConfirmType(CachingConnectionFactory.ConfirmType.SIMPLE);
    }

    /** Publishes persistent messages with confirms while they are consumed and acknowledged; returns messages a second. */
    public double measure(int messages) throws InterruptedException {
        var admin = new RabbitAdmin(connections);
        var queue = QueueBuilder.durable("shelfbell.bench." + UUID.randomUUID())
                .quorum()
                .build();
        admin.declareQueue(queue);
        var consumed = new CountDownLatch(messages);
        var consumer = consumer(queue.getName(), consumed);
        try {
            long began = System.nanoTime();
            consumer.start();
            publish(queue.getName(), messages);
            if (!consumed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                throw new IllegalStateException(consumed.getCount() + " messages did not come back");
            return messages / ((System.nanoTime() - began) / 1e9);
        } finally {
            consumer.stop();
            admin.deleteQueue(queue.getName());
        }
    }

    private SimpleMessageListenerContainer consumer(String queue, CountDownLatch consumed) {
        var container = new SimpleMessageListenerContainer(connections);
        container.setQueueNames(queue);
        container.setConsumerBatchEnabled(true);
        container.setDeBatchingEnabled(true);
        container.setBatchSize(200);
        container.setPrefetchCount(400);
        container.setMessageListener((BatchMessageListener) batch -> batch.forEach(message -> consumed.countDown()));
        container.afterPropertiesSet();
        return container;
    }

    private void publish(String queue, int messages) {
        var rabbit = new RabbitTemplate(connections);
        for (int done = 0; done < messages; done += BATCH) {
            int from = done;
            int to = Math.min(messages, done + BATCH);
            rabbit.invoke(channel -> {
                for (int i = from; i < to; i++)
                    channel.send(
                            queue,
                            MessageBuilder.withBody((i + ":1").getBytes(StandardCharsets.US_ASCII))
                                    .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                                    .build());
                channel.waitForConfirmsOrDie(PATIENCE.toMillis());
                return to - from;
            });
        }
    }

    @Override
    public void close() {
        connections.destroy();
    }
}
