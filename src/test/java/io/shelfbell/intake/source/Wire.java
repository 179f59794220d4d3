package io.shelfbell.intake.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A way to a port of this machine that can be cut so that nobody notices: whatever is sent is swallowed until it is whole again. */
final class Wire implements AutoCloseable {
    private final ServerSocket door;
    private final int to;
    private volatile boolean cut;

    Wire(int to) throws IOException {
        this.to = to;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start("wire", this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void cut() {
        cut = true;
    }

    void mend() {
        cut = false;
    }

    private static void start(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                var one = door.accept();
                var other = new Socket(InetAddress.getLoopbackAddress(), to);
                start("wire-there", () -> pass(one, other));
                start("wire-back", () -> pass(other, one));
            }
        } catch (IOException e) {
            if (!door.isClosed()) throw new UncheckedIOException(e);
        }
    }

    private void pass(Socket from, Socket into) {
        var bytes = new byte[8192];
        try (from;
                into) {
            for (int read = from.getInputStream().read(bytes);
                    read >= 0;
                    read = from.getInputStream().read(bytes)) {
                while (cut) Thread.sleep(50);
                into.getOutputStream().write(bytes, 0, read);
            }
        } catch (IOException e) {
            // one of them has hung up
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        cut = false;
        door.close();
    }
}
