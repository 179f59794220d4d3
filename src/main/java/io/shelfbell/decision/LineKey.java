package io.shelfbell.decision;

import io.shelfbell.fact.OpenLine;

/** One order line. */
record LineKey(String orderId, int lineNo) {
    static LineKey of(OpenLine line) {
        return new LineKey(line.orderId(), line.lineNo());
    }
}
