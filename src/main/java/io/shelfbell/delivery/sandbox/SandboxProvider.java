package io.shelfbell.delivery.sandbox;

import io.shelfbell.delivery.provider.Message;
import io.shelfbell.delivery.provider.Provider;
import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.fact.Channel;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** The default way out for every channel: keeps messages where a person can read them. Drops the twin of a message it has. */
@Component
@ConditionalOnProperty(name = "shelfbell.sandbox.enabled", matchIfMissing = true)
class SandboxProvider implements Provider {
    private static final int BATCH = 500;

    private final SandboxLedger ledger;

    SandboxProvider(SandboxLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public String kind() {
        return "sandbox";
    }

    /** A message that a real provider could not send must not end here, where no customer reads it. */
    @Override
    public boolean standsIn() {
        return true;
    }

    @Override
    public boolean serves(Channel channel) {
        return true;
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public List<ProviderAnswer> send(List<Message> messages) {
        ledger.add(messages);
        return messages.stream()
                .<ProviderAnswer>map(message -> new ProviderAnswer.Accepted(message.messageId()))
                .toList();
    }
}
