package io.shelfbell.intake.source;

/** Another node reads this source now; what this one did since is rolled back. */
public final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLost(Lease lease) {
        super("another node reads now: source=" + lease.source() + " epoch=" + lease.epoch());
    }
}
