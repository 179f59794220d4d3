package io.shelfbell.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory.ConfirmType;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

class EmbeddedBrokerIT {
    private static EmbeddedBroker broker;

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start("secret");
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void a_message_is_confirmed_and_arrives_through_a_queue_declared_for_rabbitmq() throws Exception {
        var connections = connections(broker.properties());
        var admin = new RabbitAdmin(connections);
        admin.declareExchange(new DirectExchange("dead"));
        admin.declareQueue(quorumQueue());
        var rabbit = new RabbitTemplate(connections);
        var correlation = new CorrelationData("one");

        rabbit.convertAndSend("", "alerts", "back in stock", correlation);

        assertThat(correlation.getFuture().get(5, TimeUnit.SECONDS).ack()).isTrue();
        assertThat(rabbit.receiveAndConvert("alerts", 5_000)).isEqualTo("back in stock");
        connections.destroy();
    }

    @Test
    void a_wrong_password_is_refused() {
        var connections = connections(Map.of(
                "spring.rabbitmq.host", "127.0.0.1",
                "spring.rabbitmq.port", broker.properties().get("spring.rabbitmq.port"),
                "spring.rabbitmq.username", "shelfbell",
                "spring.rabbitmq.password", "guess"));
        assertThatThrownBy(connections::createConnection).isInstanceOf(AmqpException.class);
        connections.destroy();
    }

    private static Queue quorumQueue() {
        return QueueBuilder.durable("alerts")
                .quorum()
                .deliveryLimit(5)
                .deadLetterExchange("dead")
                .withArgument("x-dead-letter-strategy", "at-least-once")
                .withArgument("x-overflow", "reject-publish")
                .build();
    }

    private static CachingConnectionFactory connections(Map<String, Object> properties) {
        var connections = new CachingConnectionFactory(String.valueOf(properties.get("spring.rabbitmq.host")), (Integer)
                properties.get("spring.rabbitmq.port"));
        connections.setUsername(String.valueOf(properties.get("spring.rabbitmq.username")));
        connections.setPassword(String.valueOf(properties.get("spring.rabbitmq.password")));
        connections.setPublisherConfirmType(ConfirmType.CORRELATED);
        return connections;
    }
}
