package io.shelfbell.delivery.provider;

import io.shelfbell.fact.Channel;
import java.util.List;

/** A way out: an SMTP server, an SMS gateway, a push service. */
public interface Provider {
    /** The rank of a provider that is asked before one of no importance. */
    int USUAL_RANK = 100;

    /** A short name, unique in the installation, for logs, metrics, settings and the attempt's record. */
    String name();

    /** Whose codes it answers with, such as {@code smtp} or {@code twilio}: the failure table's "Provider". */
    String kind();

    boolean serves(Channel channel);

    /** Lower is asked first. */
    default int rank() {
        return USUAL_RANK;
    }

    /** Whether it only stands in for a channel that has no other provider: nothing is ever handed over to it instead of one. */
    default boolean standsIn() {
        return false;
    }

    /** Whether it reports later what became of a message; only then does silence mean something. */
    default boolean givesReceipts() {
        return false;
    }

    /** How many messages it may be given at once: few for a slow one, so that a lease never ends while it works. */
    int batch();

    /**
     * Answers each message, in their order, within its own time limits. Never throws for what a provider or a network can do; what is thrown
     * all the same counts as {@link ProviderAnswer.Unknown}.
     */
    List<ProviderAnswer> send(List<Message> messages);
}
