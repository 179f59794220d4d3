package io.shelfbell.delivery.receipt.callback;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** One-time tokens and the bodies they came with, for as long as their signatures are fresh. Only signed ones come here. */
final class Tokens {
    private static final int LIMIT = 50_000;

    private final Duration memory;
    private final Map<String, Seen> seen = new LinkedHashMap<>();

    private record Seen(byte[] bodyHash, Instant at) {}

    Tokens(Duration memory) {
        this.memory = memory;
    }

    /** A provider that got no answer sends the same again, and must be heard again. */
    synchronized boolean isFirstOrSame(String token, byte[] body, Instant now) {
        forget(now);
        var hash = Signatures.sha256(body);
        var before = seen.putIfAbsent(Texts.key(token), new Seen(hash, now));
        return before == null || Signatures.isSame(before.bodyHash(), hash);
    }

    private void forget(Instant now) {
        var oldest = seen.values().iterator();
        while (oldest.hasNext() && isForgotten(oldest, now)) oldest.remove();
    }

    private boolean isForgotten(Iterator<Seen> oldest, Instant now) {
        return oldest.next().at().plus(memory).isBefore(now) || seen.size() >= LIMIT;
    }
}
