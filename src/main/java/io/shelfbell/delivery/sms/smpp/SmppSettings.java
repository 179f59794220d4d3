package io.shelfbell.delivery.sms.smpp;

import java.time.Duration;
import java.util.Objects;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A server, {@code shelfbell.sms.smpp.<name>}.
 *
 * @param rank lower is asked first
 * @param sslBundle a name under {@code spring.ssl.bundle}, for a server whose certificate is not from a public authority
 * @param window how many messages may wait for their answer at once
 * @param source the sender that recipients see: digits or up to 11 letters
 * @param sourceTon null to tell it by the source
 * @param sourceNpi null to tell it by the source
 * @param connectWithin for the connection and, once more, for the answer to the bind
 * @param answerWithin for one submit_sm
 * @param enquireLink after this long a silence the server is asked whether it is there
 * @param reconnectAfter the first wait after a line was lost; each further one is twice as long
 * @param reconnectAtMost the longest of these waits
 * @param pause before a later part of a message is offered again to a server that was just too busy for it
 */
public record SmppSettings(
        String host,
        @DefaultValue("2775") int port,
        String systemId,
        @DefaultValue("") String password,
        @DefaultValue("") String systemType,
        @DefaultValue("100") int rank,
        @DefaultValue("false") boolean tls,
        @Nullable String sslBundle,
        @DefaultValue("10") int window,
        String source,
        @Nullable TypeOfNumber sourceTon,
        @Nullable NumberingPlanIndicator sourceNpi,
        @DefaultValue("SAME") ReceiptIds receiptIds,
        @DefaultValue("5s") Duration connectWithin,
        @DefaultValue("10s") Duration answerWithin,
        @DefaultValue("30s") Duration enquireLink,
        @DefaultValue("1s") Duration reconnectAfter,
        @DefaultValue("1m") Duration reconnectAtMost,
        @DefaultValue("1s") Duration pause) {
    private static final int LONGEST_NAME = 11;

    public SmppSettings {
        Objects.requireNonNull(host, "host is missing");
        Objects.requireNonNull(systemId, "system-id is missing");
        Objects.requireNonNull(source, "source is missing");
        if (window < 1) throw new IllegalArgumentException("window is at least 1, not " + window);
        if (!source.matches("\\+?\\d{1,20}|.{1," + LONGEST_NAME + "}")) {
            throw new IllegalArgumentException("source has digits or up to 11 letters, not " + source);
        }
    }

    /** SMPP 3.4 sections 5.2.5 and 5.2.6, as servers commonly want it. */
    Address sender() {
        var usual = Address.of(source);
        return new Address(
                sourceTon == null ? usual.ton() : sourceTon,
                sourceNpi == null ? usual.npi() : sourceNpi,
                usual.digits());
    }
}
