package io.shelfbell.intake.channel;

import io.shelfbell.fact.Lane;
import io.shelfbell.intake.document.DocumentReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One sales channel, as {@code config/channels/<name>.yaml} describes it.
 *
 * @param taxIncluded whether its prices have the tax in them, where a mapping does not say it; null when that is not known
 * @param forbidden codes of repairs and findings that its partner must not need
 */
public record SalesChannel(
        String name,
        DocumentReader reader,
        OrderMapping mapping,
        TotalsFormula totals,
        AddressPolicy address,
        @Nullable Boolean taxIncluded,
        Set<String> forbidden,
        Door door) {

    /** What an order has to say about where it goes. */
    public enum AddressPolicy {
        /** Where it goes, whole. */
        REQUIRED,
        /** Where it goes, or whom the bill goes to. */
        BILLING,
        NONE
    }

    /**
     * How its orders come in.
     *
     * @param needsKey whether its requests need an {@code Idempotency-Key}
     * @param folder in which its files arrive; null for none
     * @param lane whose orders are worked on first
     * @param rhythm how often something is expected at least; null for no expectation
     * @param replies what its partners are answered: 997, 855, CONTRL, ORDRSP
     */
    public record Door(
            @Nullable Signature signature,
            boolean needsKey,
            @Nullable Path folder,
            Lane lane,
            @Nullable Duration rhythm,
            Set<String> replies) {}
}
