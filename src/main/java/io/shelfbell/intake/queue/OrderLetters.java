package io.shelfbell.intake.queue;

import io.shelfbell.broker.Feeds;
import io.shelfbell.broker.Letter;
import io.shelfbell.intake.Finding;
import io.shelfbell.intake.channel.SalesChannel;
import io.shelfbell.intake.channel.SalesChannels;
import io.shelfbell.intake.failure.Failure;
import io.shelfbell.intake.failure.FailureLedger;
import io.shelfbell.intake.order.OrderDoor;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes letters with orders in: the body is a document of the channel. Returning means that all of them are committed. */
@Component
class OrderLetters {
    private static final int LIMIT_BYTES = 8 * 1024 * 1024;

    private final OrderDoor door;
    private final FailureLedger failures;

    OrderLetters(Feeds feeds, SalesChannels channels, OrderDoor door, FailureLedger failures) {
        this.door = door;
        this.failures = failures;
        for (var channel : channels.all()) feeds.orders(channel.name(), letters -> take(channel, letters));
    }

    private void take(SalesChannel channel, List<Letter> letters) {
        var bodies = letters.stream()
                .map(Letter::body)
                .filter(body -> body.length <= LIMIT_BYTES)
                .toList();
        if (!bodies.isEmpty()) door.take(channel, bodies, letters.get(0).contentType());
        failures.add(letters.stream()
                .map(Letter::body)
                .filter(body -> body.length > LIMIT_BYTES)
                .map(body -> Failure.of(
                        channel.name(),
                        "amqp",
                        "",
                        List.of(new Finding("", "TOO_LARGE", "A message may have at most 8 MiB.")),
                        body))
                .toList());
    }
}
