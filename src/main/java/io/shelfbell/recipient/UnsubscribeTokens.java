package io.shelfbell.recipient;

import io.shelfbell.fact.Channel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tokens that let whoever holds the message refuse more of its kind, and nothing else. */
@Component
public class UnsubscribeTokens {
    /** CAN-SPAM section 5(a)(3)(A)(ii) asks for 30 days at least, and people keep mails for longer. */
    static final Duration VALID = Duration.ofDays(400);

    private static final String CHANNEL = "u";
    private static final String CATEGORY = "c";

    private final LinkTokens tokens;
    private final Clock clock;

    UnsubscribeTokens(LinkTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * What a token refuses.
     *
     * @param channel where the message came
     * @param itemCategory messages about its items, on whatever channel; null for everything promotional on this channel
     */
    public record Refusal(
            String recipientId, Channel channel, @Nullable String itemCategory) {
        public Refusal(String recipientId, Channel channel) {
            this(recipientId, channel, null);
        }
    }

    /** A token that is good for {@code 400} days from now. */
    public String issue(Refusal refusal) {
        var until = clock.instant().plus(VALID);
        var category = refusal.itemCategory();
        return category == null
                ? tokens.issue(CHANNEL, until, refusal.channel() + ":" + refusal.recipientId())
                : tokens.issue(
                        CATEGORY, until, refusal.channel() + ":" + encode(category) + ":" + refusal.recipientId());
    }

    /** What the token refuses. One that was issued before tokens ended has no end. */
    public Opened<Refusal> read(String token) {
        var now = clock.instant();
        var channel = tokens.open(CHANNEL, token, now);
        if (channel instanceof Opened.Good<String> good) return new Opened.Good<>(ofChannel(good.what()));
        var category = tokens.open(CATEGORY, token, now);
        if (category instanceof Opened.Good<String> good) return new Opened.Good<>(ofCategory(good.what()));
        boolean expired = channel instanceof Opened.Expired || category instanceof Opened.Expired;
        return expired ? new Opened.Expired<>() : endless(token);
    }

    private Opened<Refusal> endless(String token) {
        return tokens.read(token)
                .filter(UnsubscribeTokens::namesChannel)
                .<Opened<Refusal>>map(text -> new Opened.Good<>(ofChannel(text)))
                .orElse(new Opened.NotOurs<>());
    }

    private static boolean namesChannel(String text) {
        return Arrays.stream(Channel.values()).anyMatch(channel -> text.startsWith(channel + ":"));
    }

    private static Refusal ofChannel(String text) {
        var parts = text.split(":", 2);
        return new Refusal(parts[1], Channel.valueOf(parts[0]));
    }

    private static Refusal ofCategory(String text) {
        var parts = text.split(":", 3);
        return new Refusal(parts[2], Channel.valueOf(parts[0]), decode(parts[1]));
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
