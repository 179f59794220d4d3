package io.shelfbell.embedded;

import java.util.Map;

/** A server inside this process, running until it is closed. */
interface EmbeddedServer extends AutoCloseable {
    /** What a person wants to know at start-up: which server, at what address, its files where. */
    String described();

    /** The Spring properties that make the service use it. */
    Map<String, Object> properties();

    @Override
    void close();
}
