package io.shelfbell.intake.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.shelfbell.intake.Finding;
import io.shelfbell.intake.order.OrderReader.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Payloads of other projects, which are not ours to keep: they are read where they lie beside this project, or not at all. */
class ShopifySamplesTest {
    private static final Path SAMPLES =
            Path.of(System.getProperty("user.dir")).resolve("../shared/samples/orders/shopify");

    @TestFactory
    Stream<DynamicTest> every_sample_gives_orders_or_reasons() throws IOException {
        if (!Files.isDirectory(SAMPLES)) {
            var why = "no samples at " + SAMPLES.normalize();
            return Stream.of(DynamicTest.dynamicTest(why, () -> Assumptions.abort(why)));
        }
        try (var files = Files.list(SAMPLES)) {
            return files.sorted().toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> expectAnswer(file)));
        }
    }

    private static void expectAnswer(Path file) throws IOException {
        var result = new ShopifyOrderReader().read(Files.readAllBytes(file));
        if (result instanceof Result.Orders read) {
            assertThat(read.orders()).isNotEmpty();
            read.orders().forEach(order -> expectCodes(order.findings()));
        } else {
            assertThat(((Result.Refused) result).findings()).isNotEmpty();
            expectCodes(((Result.Refused) result).findings());
        }
        boolean isOrder = file.getFileName().toString().matches("go-shopify-(orders|order_with_transaction)\\.json");
        assertThat(result instanceof Result.Orders).isEqualTo(isOrder);
    }

    private static void expectCodes(List<Finding> findings) {
        assertThat(findings).extracting(Finding::code).allMatch(code -> code.matches("[A-Z_]+"));
        assertThat(findings).extracting(Finding::message).noneMatch(String::isBlank);
    }
}
