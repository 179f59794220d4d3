package io.shelfbell.delivery.bounce;

import io.micrometer.core.instrument.MeterRegistry;
import io.shelfbell.delivery.receipt.Words;
import io.shelfbell.recipient.BounceTags;
import java.time.Clock;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The two ways in for bounces, each in use as soon as it is configured. */
@Configuration(proxyBeanMethods = false)
class BounceConfiguration {
    @Bean
    BounceReader bounceReader(
            @Value("${shelfbell.shop.message-id-domain:shelfbell.example}") String domain, BounceTags tags) {
        return new BounceReader(domain, tags);
    }

    @Bean
    BounceIntake bounceIntake(BounceReader reader, ObjectProvider<Words> words, MeterRegistry meters, Clock clock) {
        return new BounceIntake(reader, said -> words.getObject().take(said), meters, clock);
    }

    @Bean
    @ConditionalOnProperty("shelfbell.bounce.imap.host")
    MailboxWatch bounceMailbox(BounceProperties properties, BounceIntake intake) {
        var imap = Objects.requireNonNull(properties.imap());
        return new MailboxWatch(new BounceMailbox(imap, intake), imap.every());
    }
}
