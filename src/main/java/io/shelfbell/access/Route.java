package io.shelfbell.access;

import static io.shelfbell.access.Scope.*;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * Every way in and the scope it takes; what is not here is denied.
 *
 * @param scope null for routes that anybody may take
 * @param orSigned whether who has no key may prove otherwise who he is, which the door itself asks
 */
record Route(HttpMethod method, String pattern, @Nullable Scope scope, boolean orSigned) {
    Route(HttpMethod method, String pattern, @Nullable Scope scope) {
        this(method, pattern, scope, false);
    }

    static final List<Route> ALL = List.of(
            new Route(POST, "/api/v1/stock/readings", STOCK_WRITE),
            new Route(POST, "/api/v1/stock/{source}", STOCK_WRITE),
            new Route(GET, "/api/v1/stock/{sku}", STOCK_READ),
            new Route(GET, "/api/v1/sources/{source}/reconciliations", STOCK_READ),
            new Route(GET, "/api/v1/sources/{source}/reconciliations/{id}", STOCK_READ),
            new Route(POST, "/api/v1/sources/{source}/reconciliations", STOCK_WRITE),
            new Route(PUT, "/api/v1/items/{sku}", ITEMS_WRITE),
            new Route(POST, "/api/v1/items", ITEMS_WRITE),
            new Route(GET, "/api/v1/aliases", STOCK_READ),
            new Route(POST, "/api/v1/aliases", ITEMS_WRITE),
            new Route(DELETE, "/api/v1/aliases", ITEMS_WRITE),
            new Route(GET, "/api/v1/thresholds", STOCK_READ),
            new Route(GET, "/api/v1/thresholds/{sku}", STOCK_READ),
            new Route(POST, "/api/v1/thresholds/import", THRESHOLDS_WRITE),
            new Route(POST, "/api/v1/thresholds/preview", THRESHOLDS_WRITE),
            new Route(PUT, "/api/v1/thresholds/{sku}", THRESHOLDS_WRITE),
            new Route(DELETE, "/api/v1/thresholds/{sku}", THRESHOLDS_WRITE),
            new Route(PUT, "/api/v1/thresholds/categories/{category}", THRESHOLDS_WRITE),
            new Route(DELETE, "/api/v1/thresholds/categories/{category}", THRESHOLDS_WRITE),
            new Route(PUT, "/api/v1/thresholds/{sku}/locations/{location}", THRESHOLDS_WRITE),
            new Route(DELETE, "/api/v1/thresholds/{sku}/locations/{location}", THRESHOLDS_WRITE),
            new Route(PUT, "/api/v1/recipients/{id}", RECIPIENTS_WRITE),
            new Route(POST, "/api/v1/recipients", RECIPIENTS_WRITE),
            new Route(PUT, "/api/v1/recipients/{id}/preferences", RECIPIENTS_WRITE),
            new Route(PUT, "/api/v1/recipients/{id}/watches/{sku}", RECIPIENTS_WRITE),
            new Route(DELETE, "/api/v1/recipients/{id}/watches/{sku}", RECIPIENTS_WRITE),
            new Route(POST, "/api/v1/orders/{channel}", ORDERS_WRITE, true),
            new Route(GET, "/api/v1/orders/{id}", ORDERS_READ),
            new Route(GET, "/api/v1/intake/{intakeId}", ORDERS_READ),
            new Route(GET, "/api/v1/intake/failures", ORDERS_READ),
            new Route(POST, "/api/v1/intake/failures/{failureId}/retry", ORDERS_RETRY),
            new Route(POST, "/api/v1/intake/{intakeId}/retry", ORDERS_RETRY),
            new Route(POST, "/api/v1/intake/{intakeId}/remap", ORDERS_RETRY),
            new Route(GET, "/api/v1/replies", ORDERS_READ),
            new Route(GET, "/api/v1/replies/{replyId}", ORDERS_READ),
            new Route(DELETE, "/api/v1/replies/{replyId}", ORDERS_WRITE),
            new Route(POST, "/api/v1/decisions/orders", DECISIONS_ASK),
            new Route(GET, "/api/v1/schemas/order", null),
            new Route(POST, "/api/v1/decisions/notifications", DECISIONS_ASK),
            new Route(POST, "/api/v1/sms/segments", DECISIONS_ASK),
            new Route(GET, "/api/v1/vocabulary", TABLES_READ),
            new Route(GET, "/api/v1/tables", TABLES_READ),
            new Route(GET, "/api/v1/tables/{name}", TABLES_READ),
            new Route(POST, "/api/v1/tables/{name}/check", TABLES_CHECK),
            new Route(POST, "/api/v1/tables/{name}/diff", TABLES_CHECK),
            new Route(GET, "/api/v1/notifications", NOTIFICATIONS_READ),
            new Route(GET, "/api/v1/notifications/{id}", NOTIFICATIONS_READ),
            new Route(GET, "/api/v1/unsendable", NOTIFICATIONS_READ),
            new Route(GET, "/api/v1/unsendable/causes", NOTIFICATIONS_READ),
            new Route(POST, "/api/v1/unsendable/resend", NOTIFICATIONS_RESEND),
            new Route(POST, "/api/v1/unsendable/dismiss", NOTIFICATIONS_RESEND),
            new Route(GET, "/api/v1/kpis", KPIS_READ),
            new Route(GET, "/api/v1/sandbox/messages", SANDBOX_READ),
            new Route(POST, "/api/v1/keys", KEYS_WRITE),
            new Route(DELETE, "/api/v1/keys/{id}", KEYS_WRITE),
            new Route(GET, "/sandbox", SANDBOX_READ),
            new Route(GET, "/sandbox/{messageId}/html", SANDBOX_READ),
            new Route(GET, "/actuator/prometheus", METRICS_READ),
            new Route(GET, "/actuator/health", null),
            new Route(GET, "/actuator/health/*", null),
            new Route(POST, "/callbacks/dsn", null), // has a secret of its own
            new Route(GET, "/v3/api-docs", null),
            new Route(GET, "/v3/api-docs/*", null),
            new Route(GET, "/v3/api-docs.yaml", null),
            new Route(GET, "/swagger-ui.html", null),
            new Route(GET, "/swagger-ui/*", null),
            new Route(GET, "/u/{token}", null),
            new Route(POST, "/u/{token}", null),
            new Route(GET, "/p/{token}", null),
            new Route(POST, "/p/{token}", null),
            new Route(GET, "/api/v1/suppressions", SUPPRESSIONS_READ),
            new Route(POST, "/api/v1/suppressions", SUPPRESSIONS_WRITE),
            new Route(DELETE, "/api/v1/suppressions/{channel}/{address}", SUPPRESSIONS_WRITE),
            new Route(POST, "/callbacks/{provider}", null),
            new Route(GET, "/login", null),
            new Route(GET, "/", null));
}
