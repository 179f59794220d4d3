package io.shelfbell.template;

import org.jspecify.annotations.Nullable;

/**
 * The shop in whose name a message speaks.
 *
 * @param supportEmail where a person answers
 * @param address the postal address that promotional mail must carry (CAN-SPAM § 5(a)(5)); line ends become commas
 */
public record Shop(
        String name,
        @Nullable String url,
        String supportEmail,
        @Nullable String address) {}
