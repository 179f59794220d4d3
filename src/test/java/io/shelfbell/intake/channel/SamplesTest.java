package io.shelfbell.intake.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.intake.channel.OrderDocuments.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Payloads from public repositories. They are not part of this one. */
class SamplesTest {
    private static final Path SAMPLES = Path.of("../shared/samples/orders");

    /** Which channel reads which folder. */
    private static final Map<String, String> CHANNELS = Map.of(
            "shopify", "shopify",
            "woocommerce", "woocommerce",
            "amazon-spapi", "amazon",
            "amazon-spapi-notifications", "amazon",
            "edi-x12-850", "x12",
            "edifact-orders", "edifact-orders",
            "ubl-order", "ubl",
            "ubl-ordercancellation", "ubl",
            "ubl-orderchange", "ubl",
            "ubl-orderresponse", "ubl");

    /** Everything else there is something that channels send, too, and no order. */
    private static final String ORDERS =
            "go-shopify-(orders|order_with_transaction).*|v2-_orders-[14].*|wp-api-v[23]-_orders-3.*|ordersV0-ex-10.*"
                    + "|ordersV0-paths_orders_v0_orders_(get-200-02|orderId_get-200-04).*|orders_2026.*|vendorDirect.*|vendorOrders-(ex-13|paths_vendor_orders_v1"
                    + "_purchaseOrders_get|r_orders).*|edinet.*|staedi.*|BII03.*|UBL-Order(-2.0|Change|Cancellation).*";

    @TestFactory
    Stream<DynamicTest> every_sample_is_an_order_or_not_with_a_named_reason() throws IOException {
        if (!Files.isDirectory(SAMPLES)) {
            var why = "no samples at " + SAMPLES.normalize();
            return Stream.of(DynamicTest.dynamicTest(why, () -> Assumptions.abort(why)));
        }
        try (var files = Files.walk(SAMPLES, 2)) {
            return files.filter(file -> file.getNameCount() == SAMPLES.getNameCount() + 2).sorted().toList().stream()
                    .map(file ->
                            DynamicTest.dynamicTest(SAMPLES.relativize(file).toString(), () -> expect(file)));
        }
    }

    private static void expect(Path file) throws IOException {
        var channel = CHANNELS.get(file.getParent().getFileName().toString());
        assertThat(channel).isNotNull();
        var found = OrderDocuments.read(
                Channels.shipped(channel), Files.readAllBytes(file), Instant.parse("2026-11-26T12:00:00Z"));

        assertThat(found).isNotEmpty();
        boolean isOrder = file.getFileName().toString().matches(ORDERS);
        assertThat(found).allMatch(one -> one instanceof Found.Order == isOrder);
        for (var one : found)
            if (one instanceof Found.None none)
                assertThat(none.why())
                        .isNotEmpty()
                        .allMatch(finding -> finding.code().matches("[A-Z_]+"));
    }
}
