package io.shelfbell.delivery.sms;

import io.shelfbell.delivery.sms.gateway.GatewaySettings;
import io.shelfbell.delivery.sms.smpp.SmppSettings;
import io.shelfbell.delivery.sms.text.Segments;
import io.shelfbell.fact.Money;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * SMS in this installation.
 *
 * @param substitute whether characters are written in another way where that keeps a text in GSM 7 bit
 * @param prices of a segment, by country (ISO 3166)
 * @param smpp servers by name
 * @param gateways HTTP gateways by name
 */
@ConfigurationProperties("shelfbell.sms")
record SmsProperties(
        @DefaultValue("true") boolean substitute,
        @DefaultValue Map<String, Price> prices,
        @DefaultValue Map<String, SmppSettings> smpp,
        @DefaultValue Map<String, GatewaySettings> gateways) {

    /** Environment variables write a country in small letters. */
    SmsProperties {
        prices = prices.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(e -> e.getKey().toUpperCase(Locale.ROOT), Map.Entry::getValue));
    }

    Segments segments(String text) {
        return segments(text, substitute);
    }

    static Segments segments(String text, boolean substitute) {
        return substitute ? Segments.withSubstitutions(text) : Segments.of(text);
    }

    /** Empty when nobody said what it costs there. */
    Optional<Money> cost(Segments segments, @Nullable String country) {
        return Optional.ofNullable(country)
                .map(name -> prices.get(name.toUpperCase(Locale.ROOT)))
                .map(price -> price.of(segments.parts().size()));
    }
}
