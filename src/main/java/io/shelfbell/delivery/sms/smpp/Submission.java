package io.shelfbell.delivery.sms.smpp;

import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.delivery.provider.ProviderAnswer.Accepted;
import io.shelfbell.delivery.provider.ProviderAnswer.NotReached;
import io.shelfbell.delivery.provider.ProviderAnswer.Refused;
import io.shelfbell.delivery.provider.ProviderAnswer.Unknown;
import io.shelfbell.delivery.sms.text.TextMessage;
import java.io.IOException;
import java.time.Clock;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;

/**
 * Submits a message, part after part, and stops at the first that is not taken; a server that is only too busy for a later part is given
 * time. What is said of the part where it stopped is said of the message, for nobody can read one with a part missing: refused is refused
 * and not reached is not reached, also when earlier parts were taken. They cost their price and lie in the handset until a new try
 * completes them, see {@link Pdu}; only a part whose answer was lost leaves the message unknown. The last part alone asks for a receipt,
 * and its id is the message's: receipts may come to any node, so none can gather them by part.
 */
final class Submission {
    private static final int PATIENCE = 3;

    private final SmppSettings settings;
    private final SMPPSession session;
    private final Clock clock;

    Submission(SmppSettings settings, SMPPSession session, Clock clock) {
        this.settings = settings;
        this.session = session;
        this.clock = clock;
    }

    ProviderAnswer submit(TextMessage message) {
        var to = Address.of(message.to());
        ProviderAnswer answer = new NotReached("nothing to send");
        int taken = 0;
        for (var part : Pdu.of(message)) {
            answer = submit(part, to, taken);
            if (!(answer instanceof Accepted)) return answer;
            taken++;
        }
        return answer;
    }

    private ProviderAnswer submit(Pdu part, Address to, int taken) {
        for (int tries = 1; ; tries++) {
            try {
                return new Accepted(settings.receiptIds().taken(submit(part, to)));
            } catch (NegativeResponseException e) {
                boolean again = taken > 0 && tries < PATIENCE && Statuses.BUSY.contains(e.getCommandStatus());
                if (!again || !pause(tries)) return refused(e.getCommandStatus(), taken);
            } catch (Session.NotBound | PDUException e) {
                return new NotReached(e.getClass().getSimpleName() + told(taken));
            } catch (ResponseTimeoutException | InvalidResponseException | IOException e) {
                return new Unknown(e.getClass().getSimpleName() + told(taken));
            }
        }
    }

    private String submit(Pdu part, Address to)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        var from = settings.sender();
        return session.submitShortMessage(
                        "",
                        from.ton(),
                        from.npi(),
                        from.digits(),
                        to.ton(),
                        to.npi(),
                        to.digits(),
                        part.esmClass(),
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(
                                part.last() ? SMSCDeliveryReceipt.SUCCESS_FAILURE : SMSCDeliveryReceipt.DEFAULT),
                        (byte) 0,
                        part.coding(),
                        (byte) 0,
                        part.octets())
                .getMessageId();
    }

    private ProviderAnswer refused(int status, int taken) {
        return new Refused(Statuses.failure(status, "", told(taken), clock.instant()));
    }

    private static String told(int taken) {
        return taken == 0 ? "" : ", after " + taken + " parts were taken";
    }

    /** False when the line is being given up. */
    private boolean pause(int tries) {
        try {
            Thread.sleep(settings.pause().multipliedBy(tries).toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
