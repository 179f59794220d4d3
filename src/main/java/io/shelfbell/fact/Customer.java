package io.shelfbell.fact;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who placed an order, as far as the sales channel said. */
public record Customer(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        Locale locale,
        @Nullable String country,
        @Nullable String region) {}
