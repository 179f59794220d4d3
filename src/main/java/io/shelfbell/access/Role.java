package io.shelfbell.access;

import static io.shelfbell.access.Scope.*;

import java.util.EnumSet;
import java.util.Set;

/** What people do here; each role is a set of scopes. */
public enum Role {
    ANALYST(TABLES_READ, TABLES_CHECK, DECISIONS_ASK, NOTIFICATIONS_READ, KPIS_READ, STOCK_READ),
    APPROVER(TABLES_READ, TABLES_CHECK, DECISIONS_ASK, NOTIFICATIONS_READ, KPIS_READ, STOCK_READ),
    ENGINEER(
            TABLES_READ,
            TABLES_CHECK,
            DECISIONS_ASK,
            NOTIFICATIONS_READ,
            KPIS_READ,
            STOCK_READ,
            ORDERS_READ,
            ORDERS_RETRY,
            SANDBOX_READ,
            METRICS_READ),
    MERCHANDISER(THRESHOLDS_WRITE, TABLES_READ, STOCK_READ, KPIS_READ, NOTIFICATIONS_READ),
    OPERATOR(
            ORDERS_READ,
            ORDERS_RETRY,
            STOCK_READ,
            NOTIFICATIONS_READ,
            NOTIFICATIONS_RESEND,
            KPIS_READ,
            SANDBOX_READ,
            SUPPRESSIONS_READ,
            SUPPRESSIONS_WRITE),
    SERVICE(
            STOCK_WRITE,
            STOCK_READ,
            ITEMS_WRITE,
            RECIPIENTS_WRITE,
            ORDERS_WRITE,
            ORDERS_READ,
            DECISIONS_ASK,
            NOTIFICATIONS_READ,
            SUPPRESSIONS_READ,
            SUPPRESSIONS_WRITE),
    ADMIN(Scope.values());

    private final Set<Scope> scopes;

    Role(Scope... scopes) {
        this.scopes = EnumSet.noneOf(Scope.class);
        this.scopes.addAll(Set.of(scopes));
    }

    public Set<Scope> scopes() {
        return Set.copyOf(scopes);
    }
}
