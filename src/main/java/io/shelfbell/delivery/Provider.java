package io.shelfbell.delivery;

import io.shelfbell.fact.Channel;
import java.util.List;

/** A way out: an SMTP server, an SMS gateway, a push service. */
interface Provider {
    /** A short name for logs, metrics and the attempt's record. */
    String name();

    boolean serves(Channel channel);

    /** How many messages it may be given at once: few for a slow one, so that a lease never ends while it works. */
    int batch();

    /** Answers each message, in their order. Never throws for what a provider or a network can do. */
    List<ProviderAnswer> send(List<Message> messages);
}
