package io.shelfbell.delivery;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.shelfbell.delivery.provider.Message;
import io.shelfbell.delivery.provider.Provider;
import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.Content;
import io.shelfbell.fact.MessageCategory;
import io.shelfbell.fact.Occasion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Providers that answer what they are told to, behind real guards. */
final class Gates {
    private Gates() {}

    static Gate to(String name) {
        return to(name, message -> new ProviderAnswer.Accepted(null));
    }

    static Gate to(String name, Function<Message, ProviderAnswer> answer) {
        return to(name, 100, Duration.ofSeconds(30), 1_000, answer);
    }

    static Gate to(String name, int batch, Duration patience, int perPeriod, Function<Message, ProviderAnswer> answer) {
        return new Gate(
                new Answering(name, batch, answer),
                CircuitBreaker.of(
                        name,
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(4)
                                .minimumNumberOfCalls(4)
                                .permittedNumberOfCallsInHalfOpenState(2)
                                .build()),
                RateLimiter.of(
                        name,
                        RateLimiterConfig.custom()
                                .limitForPeriod(perPeriod)
                                .limitRefreshPeriod(Duration.ofDays(1))
                                .timeoutDuration(Duration.ZERO)
                                .build()),
                Bulkhead.of(
                        name,
                        BulkheadConfig.custom()
                                .maxConcurrentCalls(1)
                                .maxWaitDuration(Duration.ZERO)
                                .build()),
                TimeLimiter.of(patience));
    }

    static Message message(String id) {
        return new Message(
                id,
                Channel.EMAIL,
                "C-1",
                "ada@mail.example",
                "DE",
                Occasion.BACK_IN_STOCK,
                MessageCategory.PROMOTIONAL,
                new Content("Lamps are back", "Lamps are back.", null),
                Map.of());
    }

    private record Answering(String name, int batch, Function<Message, ProviderAnswer> answer) implements Provider {
        @Override
        public String kind() {
            return "smtp";
        }

        @Override
        public boolean serves(Channel channel) {
            return channel == Channel.EMAIL;
        }

        @Override
        public List<ProviderAnswer> send(List<Message> messages) {
            return messages.stream().map(answer).toList();
        }
    }
}
