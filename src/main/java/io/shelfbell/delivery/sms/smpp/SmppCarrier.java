package io.shelfbell.delivery.sms.smpp;

import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.delivery.provider.ProviderAnswer.NotReached;
import io.shelfbell.delivery.provider.ProviderAnswer.Refused;
import io.shelfbell.delivery.receipt.Words;
import io.shelfbell.delivery.sms.text.Carrier;
import io.shelfbell.delivery.sms.text.TextMessage;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** SMS over SMPP 3.4. */
public final class SmppCarrier implements Carrier {
    static final String KIND = "smpp";

    private final SmppSettings settings;
    private final Dialling dialling;
    private final Clock clock;

    /**
     * @param name the server's name in this installation
     * @param words gives null while nobody takes words
     */
    public SmppCarrier(
            String name, SmppSettings settings, SSLContext trust, Supplier<@Nullable Words> words, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.dialling = new Dialling(name, settings, trust, words, clock);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int rank() {
        return settings.rank();
    }

    @Override
    public int atOnce() {
        return settings.window();
    }

    @Override
    public boolean givesReceipts() {
        return true;
    }

    @Override
    public List<ProviderAnswer> carry(List<TextMessage> messages) {
        var line = dialling.line();
        var answers = messages.stream()
                .map(message -> line == null ? notBound() : line.send(message))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    /** A server that says no to our bind is believed: only so does anybody hear of a wrong password. */
    private CompletableFuture<ProviderAnswer> notBound() {
        var trouble = dialling.trouble();
        var refused = trouble.refused();
        return CompletableFuture.completedFuture(
                refused == null
                        ? new NotReached("not bound: " + trouble.words())
                        : new Refused(Statuses.failure(refused, "the bind was refused: ", "", clock.instant())));
    }

    @Override
    public void open() {
        dialling.begin();
    }

    @Override
    public void close() {
        dialling.end();
    }
}
