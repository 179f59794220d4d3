package io.shelfbell.delivery.mail;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection to a server that is not listened to for ever: so many bytes may come between two things that we say. */
final class Line extends Socket {
    /** Bytes; a TLS handshake with a long chain of certificates fits in, and so does any answer that means something. */
    private static final int LONGEST_ANSWER = 256 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Line.class);

    private long heard;

    private Line() {}

    /** Tries one address of the host after the other. */
    static Line to(SmtpServer server, Deadline deadline) throws Unreachable {
        Unreachable first = null;
        for (var address : addresses(server.host())) {
            var line = new Line();
            try {
                deadline.watch(line);
                line.connect(server, address);
                return line;
            } catch (IOException e) {
                line.hangUp();
                if (first == null) first = new Unreachable(Cause.of(e, deadline), e);
            }
        }
        throw first == null ? new Unreachable("no address for " + server.host()) : first;
    }

    private static InetAddress[] addresses(String host) throws Unreachable {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            throw new Unreachable("no address for " + host, e);
        }
    }

    /** The address keeps the name that we know it by: nobody else's name for it must count in its certificate. */
    private void connect(SmtpServer server, InetAddress address) throws IOException {
        var named = InetAddress.getByAddress(server.host(), address.getAddress());
        var timeouts = server.settings().timeouts();
        connect(new InetSocketAddress(named, server.settings().portOrUsual()), (int)
                timeouts.connect().toMillis());
        setTcpNoDelay(true);
        setSoTimeout((int) timeouts.read().toMillis());
    }

    void hangUp() {
        try {
            close();
        } catch (IOException e) {
            LOG.debug("error={}", e.toString());
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                int read = super.read();
                if (read >= 0) hear(1);
                return read;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int read = super.read(bytes, from, length);
                hear(read);
                return read;
            }
        };
    }

    private void hear(int bytes) throws IOException {
        heard += Math.max(0, bytes);
        if (heard > LONGEST_ANSWER) throw new IOException("the answer has no end");
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                heard = 0;
                out.write(bytes, from, length);
            }
        };
    }
}
