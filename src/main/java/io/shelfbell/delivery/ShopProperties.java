package io.shelfbell.delivery;

import io.shelfbell.template.Shop;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * In whose name messages speak.
 *
 * @param url the shop's own address; null leaves the links to it out
 * @param address the postal address that promotional mail carries (CAN-SPAM section 5(a)(5))
 * @param publicUrl where recipients reach this service, without a slash at the end
 * @param messageIdDomain right-hand side of Message-ID
 */
@ConfigurationProperties("shelfbell.shop")
record ShopProperties(
        @DefaultValue("Shelfbell demo shop") String name,
        @Nullable String url,
        @DefaultValue("support@shop.example") String supportEmail,
        @Nullable String address,
        @DefaultValue("http://localhost:8080") String publicUrl,
        @DefaultValue("shelfbell.example") String messageIdDomain) {
    Shop shop() {
        return new Shop(name, url, supportEmail, address);
    }
}
