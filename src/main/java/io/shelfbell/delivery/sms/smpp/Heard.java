package io.shelfbell.delivery.sms.smpp;

import io.shelfbell.delivery.receipt.Word;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.DeliveryFailure;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jsmpp.bean.AbstractSmCommand;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a server delivers: a receipt or a handset's message (SMPP 3.4 section 5.2.12).
 *
 * @param provider the server's name in this installation
 */
record Heard(String provider, ReceiptIds ids) {
    /** Receipts carry the time of a clock in a zone that nobody names, so the time of arrival is theirs. Empty for one that says nothing. */
    Optional<Word> read(DeliverSm delivered, Instant at) {
        boolean receipt = delivered.isSmscDeliveryReceipt() || delivered.isIntermediateDeliveryNotification();
        return receipt ? receipt(delivered, at) : Optional.of(reply(delivered, at));
    }

    /** The optional parameters say it better than the text, where a server sends them (section 5.3.2.12, 5.3.2.35 and 5.3.2.31). */
    private Optional<Word> receipt(DeliverSm delivered, Instant at) {
        var text = DeliveryText.of(Pdu.text(octets(delivered), delivered.isUdhi(), (byte) 3));
        var named = delivered.getOptionalParameter(OptionalParameter.Receipted_message_id.class);
        var id = named == null ? text.id() : named.getValueAsString();
        var state = state(delivered, text);
        if (id == null || state.isEmpty()) return Optional.empty();
        var kept = ids.reported(id);
        return Optional.of(new Word.Receipt(
                provider,
                kept + ":" + state.get(),
                at,
                state.get().kind(),
                null,
                kept,
                Channel.SMS,
                sender(delivered),
                state.get().kind() == Word.Kind.FAILED ? failure(state.get(), error(delivered, text), at) : null));
    }

    private static Optional<MessageState> state(DeliverSm delivered, DeliveryText text) {
        var told = delivered.getOptionalParameter(OptionalParameter.Message_state.class);
        return told == null ? MessageState.of(text.stat()) : MessageState.of(told.getValue());
    }

    private static @Nullable String error(DeliverSm delivered, DeliveryText text) {
        if (text.err() != null) return text.err();
        var told = delivered.getOptionalParameter(OptionalParameter.Network_error_code.class);
        return told == null ? null : String.valueOf(told.getErrorCode());
    }

    /** The code is the state, the same for all servers; the error is each network's own and stands in the text, as {@code err:069}. */
    private static DeliveryFailure failure(MessageState state, @Nullable String error, Instant at) {
        var text = "stat:" + state + (error == null ? "" : " err:" + error);
        return new DeliveryFailure(SmppCarrier.KIND, Channel.SMS, state.name(), null, text, true, at);
    }

    /** A handset's message has no id: one that is delivered twice is two words, and the second STOP stops no more than the first. */
    private Word reply(DeliverSm delivered, Instant at) {
        var text = Pdu.text(octets(delivered), delivered.isUdhi(), delivered.getDataCoding());
        return new Word.Reply(provider, UUID.randomUUID().toString(), at, Channel.SMS, sender(delivered), text);
    }

    private static byte[] octets(DeliverSm delivered) {
        var payload = delivered.getOptionalParameter(OptionalParameter.Message_payload.class);
        var octets = delivered.getShortMessage();
        if (payload != null && (octets == null || octets.length == 0)) return payload.getValue();
        return octets == null ? new byte[0] : octets;
    }

    private static String sender(AbstractSmCommand delivered) {
        return Address.written(delivered.getSourceAddrTon(), delivered.getSourceAddr());
    }
}
