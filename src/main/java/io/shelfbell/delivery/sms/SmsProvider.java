package io.shelfbell.delivery.sms;

import io.shelfbell.delivery.provider.Message;
import io.shelfbell.delivery.provider.Provider;
import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.delivery.provider.ProviderAnswer.Refused;
import io.shelfbell.delivery.sms.text.Carrier;
import io.shelfbell.delivery.sms.text.TextMessage;
import io.shelfbell.fact.Channel;
import io.shelfbell.fact.DeliveryFailure;
import io.shelfbell.recipient.PhoneNumbers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Refuses what nobody can carry, without asking anybody, and hands the rest to a carrier. */
final class SmsProvider implements Provider {
    /** A concatenated message has one octet for the number of its parts (3GPP TS 23.040 section 9.2.3.24.1). */
    private static final int MOST_PARTS = 255;

    private final String name;
    private final Carrier carrier;
    private final SmsProperties sms;
    private final Clock clock;

    SmsProvider(String name, Carrier carrier, SmsProperties sms, Clock clock) {
        this.name = name;
        this.carrier = carrier;
        this.sms = sms;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String kind() {
        return carrier.kind();
    }

    @Override
    public boolean serves(Channel channel) {
        return channel == Channel.SMS;
    }

    @Override
    public int rank() {
        return carrier.rank();
    }

    @Override
    public boolean givesReceipts() {
        return carrier.givesReceipts();
    }

    @Override
    public int batch() {
        return carrier.atOnce();
    }

    @Override
    public List<ProviderAnswer> send(List<Message> messages) {
        var drafts = messages.stream().map(this::draft).toList();
        var carried = carrier.carry(
                        drafts.stream().flatMap(draft -> draft.good().stream()).toList())
                .iterator();
        var answers = new ArrayList<ProviderAnswer>(messages.size());
        for (var draft : drafts) answers.add(draft.refusal().orElseGet(carried::next));
        return answers;
    }

    /** Either a message that may go out or the reason why not. */
    private record Draft(Optional<TextMessage> good, Optional<ProviderAnswer> refusal) {}

    private Draft draft(Message message) {
        var number = PhoneNumbers.read(message.address(), message.country());
        var segments = sms.segments(message.content().text());
        if (number.isEmpty()) return refused("INVALID_NUMBER", "no number, or one without a country");
        if (number.get().landline()) return refused("LANDLINE", "a landline");
        if (message.content().text().isBlank()) return refused("EMPTY_TEXT", "nothing to say");
        if (segments.parts().size() > MOST_PARTS)
            return refused("TOO_LONG", segments.parts().size() + " parts");
        var good = new TextMessage(message.messageId(), number.get().e164(), segments);
        return new Draft(Optional.of(good), Optional.empty());
    }

    private Draft refused(String code, String text) {
        var failure = new DeliveryFailure(kind(), Channel.SMS, code, null, text, false, clock.instant());
        return new Draft(Optional.empty(), Optional.of(new Refused(failure)));
    }
}
