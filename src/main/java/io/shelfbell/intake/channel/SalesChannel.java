package io.shelfbell.intake.channel;

import io.shelfbell.intake.document.DocumentReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One sales channel, as {@code config/channels/<name>.yaml} describes it.
 *
 * @param forbidden codes of repairs and findings that its partner must not need
 * @param rhythm how often orders are expected at least; null for no expectation
 * @param folder in which its files arrive; null for none
 * @param needsKey whether its requests need an {@code Idempotency-Key}
 * @param replies what its partners are answered: 997, 855, CONTRL, ORDRSP
 */
public record SalesChannel(
        String name,
        DocumentReader reader,
        OrderMapping mapping,
        TotalsFormula totals,
        AddressPolicy address,
        @Nullable Signature signature,
        Set<String> forbidden,
        @Nullable Duration rhythm,
        @Nullable Path folder,
        boolean needsKey,
        Set<String> replies) {

    /** What an order has to say about where it goes. */
    public enum AddressPolicy {
        /** Where it goes, whole. */
        REQUIRED,
        /** Where it goes, or whom the bill goes to. */
        BILLING,
        NONE
    }
}
