package io.shelfbell.delivery.sms.smpp;

import java.io.IOException;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.ConnectionFactory;

/** Tells "the line was not there" from "the line was lost while we spoke"; jsmpp says IOException to both. */
final class Session extends SMPPSession {
    Session(ConnectionFactory connections) {
        super(connections);
    }

    /** Nothing has gone out. */
    static final class NotBound extends IOException {
        private static final long serialVersionUID = 1;

        NotBound(IOException cause) {
            super(cause);
        }
    }

    @Override
    protected void ensureTransmittable(String activity, boolean only) throws IOException {
        try {
            super.ensureTransmittable(activity, only);
        } catch (IOException e) {
            throw new NotBound(e);
        }
    }
}
