package io.shelfbell.delivery;

import io.shelfbell.broker.Subscriptions;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Lane;
import org.springframework.context.annotation.Configuration;

/** Every channel and lane has a sender. */
@Configuration(proxyBeanMethods = false)
class SenderSubscriptions {
    SenderSubscriptions(Subscriptions subscriptions, Sender sender) {
        for (var channel : Channel.values()) {
            for (var lane : Lane.values()) {
                subscriptions.subscribe(channel, lane, handovers -> sender.handle(channel, handovers));
            }
        }
    }
}
