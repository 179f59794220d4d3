package io.shelfbell.delivery;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.shelfbell.delivery.provider.Message;
import io.shelfbell.delivery.provider.Provider;
import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.fact.Channel;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds a channel's provider and asks it through a circuit breaker of its own. */
@Component
class Providers {
    private static final Logger LOG = LoggerFactory.getLogger(Providers.class);

    private final List<Provider> providers;
    private final CircuitBreakerRegistry breakers;

    Providers(List<Provider> providers, CircuitBreakerRegistry breakers) {
        this.providers = providers;
        this.breakers = breakers;
        providers.forEach(provider -> breakers.circuitBreaker(provider.name()));
    }

    /** Empty for a channel that nobody serves. */
    Optional<Provider> of(Channel channel) {
        return providers.stream().filter(p -> p.serves(channel)).min(Comparator.comparing(Provider::rank));
    }

    /** Answers each message. While the breaker is open nobody is asked, and "not asked" is the answer. */
    List<ProviderAnswer> send(Provider provider, List<Message> messages) {
        var breaker = breakers.circuitBreaker(provider.name());
        try {
            breaker.acquirePermission();
        } catch (CallNotPermittedException e) {
            return Collections.nCopies(messages.size(), new ProviderAnswer.NotAsked("PROVIDER_DOWN"));
        }
        return ask(provider, messages, breaker);
    }

    private static List<ProviderAnswer> ask(Provider provider, List<Message> messages, CircuitBreaker breaker) {
        long start = System.nanoTime();
        try {
            var answers = provider.send(messages);
            if (answers.stream().allMatch(ProviderAnswer.NotReached.class::isInstance)) {
                breaker.onError(
                        System.nanoTime() - start, TimeUnit.NANOSECONDS, new IllegalStateException("not reached"));
            } else {
                breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            }
            return answers;
        } catch (RuntimeException e) {
            breaker.onError(System.nanoTime() - start, TimeUnit.NANOSECONDS, e);
            LOG.warn("provider={} messages={} error={}", provider.name(), messages.size(), e.toString(), e);
            return Collections.nCopies(
                    messages.size(), new ProviderAnswer.Unknown(e.getClass().getSimpleName()));
        }
    }
}
