package io.shelfbell.delivery.receipt.callback;

import io.shelfbell.fact.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Who may call back, by the name in the path. */
@ConfigurationProperties("shelfbell")
record CallbackProperties(@DefaultValue Map<String, Callback> callbacks) {
    /**
     * One provider.
     *
     * @param secrets any of them will do, so that one can be changed for another; Twilio's auth tokens, Mailgun's webhook signing keys,
     *     Standard Webhooks' {@code whsec_...}
     * @param publicKeys SendGrid's verification keys, as it shows them
     * @param topics ARNs of the Amazon SNS topics that are listened to
     * @param channel null for the scheme's usual one
     * @param kind the failure table's "Provider"; null for the scheme's own
     * @param url what the provider was told to call, without a query; null for the public address of this service
     */
    record Callback(
            Scheme scheme,
            @DefaultValue List<String> secrets,
            @DefaultValue List<String> publicKeys,
            @DefaultValue List<String> topics,
            @Nullable Channel channel,
            @Nullable String kind,
            @Nullable String url,
            @DefaultValue("5m") Duration tolerance) {}
}
