package io.shelfbell.delivery.sms.text;

import io.shelfbell.delivery.provider.ProviderAnswer;
import java.util.List;

/** What carries text messages out: an SMPP server or an HTTP gateway. */
public interface Carrier {
    /** Whose codes it answers with. */
    String kind();

    int rank();

    /** How many messages it takes at once. */
    int atOnce();

    boolean givesReceipts();

    /** Answers each message, in their order. */
    List<ProviderAnswer> carry(List<TextMessage> messages);

    /** Begins to keep a line open, where there is one. */
    default void open() {}

    default void close() {}
}
