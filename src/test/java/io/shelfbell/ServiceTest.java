package io.shelfbell;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * Starts the whole service, once for all such tests, with real servers: embedded ones, or those that {@code SHELFBELL_TEST_POSTGRES} (a
 * JDBC URL) and {@code SHELFBELL_TEST_RABBITMQ} (an AMQP URI) name. Tests keep out of each other's way by using SKUs of their own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "shelfbell.test.servers=true",
            "shelfbell.demo.enabled=false",
            "shelfbell.data.directory=target/test-data",
            "shelfbell.sources.directory=src/test/resources/sources",
            "shelfbell.channels.directories=config/channels,src/test/resources/channels",
            "SHOPIFY_WEBHOOK_SECRET=shop secret",
            "shelfbell.outbox.handover-lease=5s",
            "shelfbell.outbox.sending-lease=5s"
        })
@ContextConfiguration(initializers = TestServers.class)
public @interface ServiceTest {}
