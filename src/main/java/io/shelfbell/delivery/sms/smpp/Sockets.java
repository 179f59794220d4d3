package io.shelfbell.delivery.sms.smpp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.ConnectionFactory;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jspecify.annotations.Nullable;

/**
 * Connects within a time and, over TLS, to nobody but the host that was named (RFC 2818 section 3.1); jsmpp's own factories do neither.
 *
 * @param trust null for a line without TLS
 */
record Sockets(Duration within, @Nullable SSLContext trust) implements ConnectionFactory {
    @Override
    public Connection createConnection(String host, int port) throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), (int) within.toMillis());
            socket.setTcpNoDelay(true);
            return new SocketConnection(trust == null ? socket : secured(socket, trust, host, port));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private Socket secured(Socket socket, SSLContext trust, String host, int port) throws IOException {
        var secured = (SSLSocket) trust.getSocketFactory().createSocket(socket, host, port, true);
        var parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.setSoTimeout((int) within.toMillis());
        secured.startHandshake();
        return secured;
    }
}
