package io.shelfbell.delivery.sms.smpp;

import io.shelfbell.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.MessageId;

/** A short message centre on this machine that does what a test tells it. */
final class Smsc implements AutoCloseable, ServerMessageReceiverListener {
    private static final int READERS = 64;

    /** What becomes of a submit; the answer is the message's id. */
    interface Conduct {
        String on(SubmitSm submit, SMPPServerSession session) throws ProcessRequestException;
    }

    private final ServerSocketFactory sockets;
    private final List<SubmitSm> submits = new CopyOnWriteArrayList<>();
    private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private volatile Conduct conduct = (submit, session) -> nextId();
    private volatile int bindStatus = SMPPConstant.STAT_ESME_ROK;
    private volatile SMPPServerSessionListener door;
    private final int port;

    Smsc() {
        this(ServerSocketFactory.getDefault());
    }

    Smsc(SSLContext tls) {
        this(tls.getServerSocketFactory());
    }

    private Smsc(ServerSocketFactory sockets) {
        this.sockets = sockets;
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open();
    }

    /** At the same port as before. */
    void open() {
        try {
            var listener = new SMPPServerSessionListener(port, new HereOnly());
            listener.setPduProcessorDegree(READERS);
            listener.setMessageReceiverListener(this);
            door = listener;
            Loopback.start(() -> {
                while (true) welcome(listener.accept());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void welcome(SMPPServerSession session) {
        Loopback.start(() -> {
            try {
                var bind = session.waitForBind(5_000);
                if (bindStatus != SMPPConstant.STAT_ESME_ROK) {
                    bind.reject(bindStatus);
                } else {
                    sessions.add(session);
                    bind.accept("smsc");
                }
            } catch (TimeoutException | PDUStringException e) {
                session.close();
            }
        });
    }

    int port() {
        return port;
    }

    List<SubmitSm> submits() {
        return submits;
    }

    String nextId() {
        return String.valueOf(ids.incrementAndGet());
    }

    void behaves(Conduct conduct) {
        this.conduct = conduct;
    }

    void refuses(int status) {
        behaves((submit, session) -> {
            throw new ProcessRequestException("told to", status);
        });
    }

    void refusesBinds(int status) {
        bindStatus = status;
    }

    boolean hasBound() {
        return sessions.stream().anyMatch(session -> session.getSessionState().isBound());
    }

    /** Says unbind, and leaves the connection open. */
    void unbinds() {
        try {
            for (var session : sessions) session.unbind();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void dropLines() {
        sessions.forEach(SMPPServerSession::close);
        sessions.clear();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        dropLines();
    }

    /** @throws NegativeResponseException when it was not taken */
    void deliver(int esmClass, String from, int coding, byte[] octets, OptionalParameter... more)
            throws NegativeResponseException {
        try {
            sessions.get(sessions.size() - 1)
                    .deliverShortMessage(
                            "",
                            TypeOfNumber.INTERNATIONAL,
                            NumberingPlanIndicator.ISDN,
                            from,
                            TypeOfNumber.ALPHANUMERIC,
                            NumberingPlanIndicator.UNKNOWN,
                            "shop",
                            new ESMClass(esmClass),
                            (byte) 0,
                            (byte) 0,
                            new RegisteredDelivery(0),
                            DataCodings.newInstance((byte) coding),
                            octets,
                            more);
        } catch (NegativeResponseException e) {
            throw e;
        } catch (PDUException | IOException | InvalidResponseException | ResponseTimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm submit, SMPPServerSession session) throws ProcessRequestException {
        submits.add(submit);
        var id = conduct.on(submit, session);
        try {
            return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
        } catch (PDUStringException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti many, SMPPServerSession session) {
        throw new UnsupportedOperationException();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession session) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm replace, SMPPServerSession session) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void onAcceptCancelSm(CancelSm cancel, SMPPServerSession session) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm broadcast, SMPPServerSession session) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm cancel, SMPPServerSession session) {
        throw new UnsupportedOperationException();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm query, SMPPServerSession session) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session session) {
        throw new UnsupportedOperationException();
    }

    private final class HereOnly implements ServerConnectionFactory {
        @Override
        public ServerConnection listen(int port) throws IOException {
            return new ServerSocketConnection(sockets.createServerSocket(port, 50, InetAddress.getLoopbackAddress()));
        }

        @Override
        public ServerConnection listen(int port, int timeout) throws IOException {
            return listen(port);
        }

        @Override
        public ServerConnection listen(int port, int timeout, int backlog) throws IOException {
            return listen(port);
        }
    }
}
