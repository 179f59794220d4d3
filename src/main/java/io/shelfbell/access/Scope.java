package io.shelfbell.access;

import java.util.Arrays;
import java.util.Optional;

/** What a key or a role allows, by a name as it is written in a key's list. */
public enum Scope {
    STOCK_WRITE("stock:write"),
    STOCK_READ("stock:read"),
    ITEMS_WRITE("items:write"),
    THRESHOLDS_WRITE("thresholds:write"),
    RECIPIENTS_WRITE("recipients:write"),
    ORDERS_WRITE("orders:write"),
    ORDERS_READ("orders:read"),
    ORDERS_RETRY("orders:retry"),
    DECISIONS_ASK("decisions:ask"),
    TABLES_READ("tables:read"),
    TABLES_CHECK("tables:check"),
    NOTIFICATIONS_READ("notifications:read"),
    NOTIFICATIONS_RESEND("notifications:resend"),
    KPIS_READ("kpis:read"),
    SANDBOX_READ("sandbox:read"),
    METRICS_READ("metrics:read"),
    KEYS_WRITE("keys:write"),
    SUPPRESSIONS_READ("suppressions:read"),
    SUPPRESSIONS_WRITE("suppressions:write");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    String authority() {
        return "SCOPE_" + text;
    }

    public static Optional<Scope> of(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }
}
