package io.shelfbell.intake.source;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;

/** Waits until what a source had committed a moment ago has reached us. */
@Component
class CatchingUp {
    private static final Duration UNDER_WAY = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int LOOKS = 30;

    /** Of a log, that say nothing about a row that was changed seconds ago. */
    private static final long LITTLE = 1 << 20;

    private final List<StockSourceKind> kinds;
    private final SourceLedger ledger;

    CatchingUp(List<StockSourceKind> kinds, SourceLedger ledger) {
        this.kinds = kinds;
        this.ledger = ledger;
    }

    /** @throws SourceTrouble while nobody follows the source: what differs then has only not been read yet */
    void requireStreaming(SourceSettings settings) {
        if (!ledger.isStreaming(settings.name()))
            throw new SourceTrouble(
                    settings.name() + " is not being read at the moment: it is compared when it is.", null);
    }

    /** @throws SourceTrouble when the source stays ahead of us */
    void await(SourceSettings settings) {
        LockSupport.parkNanos(UNDER_WAY.plus(settings.every()).toNanos());
        var source = kinds.stream()
                .filter(kind -> kind.reads(settings.kind()))
                .findFirst()
                .orElseThrow()
                .open(settings);
        Long behind = null;
        for (int i = 0; i < LOOKS; i++) {
            behind = source.probe(ledger.position(settings.name())).behindBytes();
            if (behind == null || behind < LITTLE) {
                requireStreaming(settings);
                return;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        throw new SourceTrouble(
                "We are " + behind + " bytes of its log behind: it is compared when we have caught up.", null);
    }
}
