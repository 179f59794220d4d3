package io.shelfbell.delivery.receipt.callback;

import io.shelfbell.delivery.receipt.callback.Reading.Heard;
import io.shelfbell.delivery.receipt.callback.Reading.Refused;
import io.shelfbell.delivery.receipt.callback.Reading.Unavailable;
import io.shelfbell.delivery.receipt.callback.Reading.Why;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Amazon SES through Amazon SNS. The signature, SHA-1 or SHA-256 with RSA, covers the values in the envelope and not its bytes, so the
 * envelope is parsed first and believed later. Only configured topics are listened to: anybody can have Amazon sign for their own.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html">Amazon SNS: verifying signatures</a>
 */
final class SnsReader implements CallbackReader {
    private static final Logger LOG = LoggerFactory.getLogger(SnsReader.class);

    /** For so long SNS repeats a message, with the time and the signature of the first try. */
    private static final Duration RETRIED = Duration.ofHours(1);

    private static final Pattern SUBSCRIBE =
            Pattern.compile(SnsCertificates.HOST + "/\\?Action=ConfirmSubscription&[A-Za-z0-9&=:._%~-]{1,2000}");

    private final Source source;
    private final Set<String> topics;
    private final Fetch fetch;
    private final SnsCertificates certificates;
    private final SesEvents events;

    SnsReader(Source source, List<String> topics, Fetch fetch) {
        this.source = source;
        this.topics = Set.copyOf(topics);
        this.fetch = fetch;
        this.certificates = new SnsCertificates(fetch);
        this.events = new SesEvents(source);
    }

    @Override
    public Reading read(Post post) {
        try {
            var envelope = SnsEnvelope.of(Json.parse(post.body())).orElse(null);
            if (envelope == null) return new Refused(Why.UNSIGNED);
            var why = refusal(envelope, post);
            return why == null ? heard(envelope, post) : new Refused(why);
        } catch (Unreadable e) {
            return new Refused(Why.UNSIGNED); // the signature would be in it
        } catch (IOException e) {
            return new Unavailable(String.valueOf(e.getMessage()));
        }
    }

    /** What costs nothing first: a stranger must not make us fetch. */
    private @Nullable Why refusal(SnsEnvelope envelope, Post post) throws IOException {
        var algorithm = envelope.algorithm();
        var signature = Signatures.base64(envelope.get("Signature"));
        if (algorithm == null || signature.length == 0) return Why.UNSIGNED;
        if (!topics.contains(envelope.get("TopicArn"))) return Why.STRANGER;
        if (!source.isFresh(envelope.at(), post.at(), RETRIED)) return Why.STALE;
        var certificate = certificates.find(envelope.get("SigningCertURL"), post.at());
        boolean signed = certificate.isPresent()
                && Signatures.verifies(algorithm, certificate.get().getPublicKey(), signature, envelope.signed());
        return signed ? null : Why.FORGED;
    }

    private Reading heard(SnsEnvelope envelope, Post post) throws IOException {
        return switch (envelope.type()) {
            case NOTIFICATION -> events.hear(envelope.get("Message"), post.at());
            case SUBSCRIPTION -> confirm(envelope);
            case UNSUBSCRIPTION -> {
                LOG.warn("topic unsubscribed provider={} topic={}", source.name(), envelope.get("TopicArn"));
                yield Heard.nothing();
            }
        };
    }

    private Reading confirm(SnsEnvelope envelope) throws IOException {
        var address = envelope.get("SubscribeURL");
        if (!SUBSCRIBE.matcher(address).matches()) {
            var fault = new Fault("/SubscribeURL", "NOT_AMAZON", "This is no address of Amazon SNS to confirm at.");
            return new Reading.Malformed(List.of(fault));
        }
        fetch.get(URI.create(address));
        LOG.info("topic subscribed provider={} topic={}", source.name(), envelope.get("TopicArn"));
        return Heard.nothing();
    }
}
