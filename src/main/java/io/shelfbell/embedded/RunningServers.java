package io.shelfbell.embedded;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The servers of this JVM: started for the first context that needs them, shared by the others, stopped after the last. */
final class RunningServers {
    private final Map<Object, Running> running = new LinkedHashMap<>();

    private record Running(EmbeddedServer server, int users) {
        Running with(int change) {
            return new Running(server, users + change);
        }
    }

    /** The running server of that key, or a new one. Each call needs its {@link #release}. */
    synchronized EmbeddedServer lease(Object key, Supplier<EmbeddedServer> start) {
        var known = running.get(key);
        var leased = known == null ? new Running(start.get(), 1) : known.with(1);
        running.put(key, leased);
        return leased.server();
    }

    synchronized void release(Object key) {
        var left = running.computeIfPresent(key, (k, r) -> r.with(-1));
        if (left == null || left.users() > 0) return;
        running.remove(key);
        left.server().close();
    }

    /** The process ends, whoever still holds a lease. */
    synchronized void stopAll() {
        running.values().forEach(r -> r.server().close());
        running.clear();
    }
}
