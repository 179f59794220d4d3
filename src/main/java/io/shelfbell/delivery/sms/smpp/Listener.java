package io.shelfbell.delivery.sms.smpp;

import io.shelfbell.delivery.receipt.Words;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands on what a server delivers, and tells it "taken" only when that is durable; else it delivers again. */
final class Listener implements MessageReceiverListener {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    private final Heard heard;
    private final Supplier<@Nullable Words> words;
    private final Clock clock;

    Listener(Heard heard, Supplier<@Nullable Words> words, Clock clock) {
        this.heard = heard;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm delivered) throws ProcessRequestException {
        var word = heard.read(delivered, clock.instant());
        if (word.isEmpty()) {
            LOG.warn("provider={} receipt=unreadable", heard.provider());
            return;
        }
        var taker = words.get();
        if (taker == null) throw later("nobody takes it yet", null);
        try {
            taker.take(List.of(word.get()));
        } catch (RuntimeException e) {
            LOG.warn("provider={} word not taken error={}", heard.provider(), e.toString());
            throw later("not taken", e);
        }
    }

    /** ESME_RX_T_APPN asks for another try (SMPP 3.4 section 5.1.3). */
    private static ProcessRequestException later(String message, @Nullable RuntimeException cause) {
        return new ProcessRequestException(message, SMPPConstant.STAT_ESME_RX_T_APPN, cause);
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {
        // A handset that is within reach again: we asked for none (SMPP 3.4 section 4.12).
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session session) throws ProcessRequestException {
        throw new ProcessRequestException("data_sm is not spoken here", SMPPConstant.STAT_ESME_RX_P_APPN);
    }
}
