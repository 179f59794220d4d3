package io.shelfbell.fact;

import java.time.Instant;

/** Units that a supplier is to deliver at a known time. */
public record Receipt(Instant expectedAt, int units) {}
