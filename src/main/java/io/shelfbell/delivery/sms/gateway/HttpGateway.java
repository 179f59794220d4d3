package io.shelfbell.delivery.sms.gateway;

import io.shelfbell.delivery.provider.ProviderAnswer;
import io.shelfbell.delivery.provider.ProviderAnswer.NotReached;
import io.shelfbell.delivery.provider.ProviderAnswer.Unknown;
import io.shelfbell.delivery.sms.text.Carrier;
import io.shelfbell.delivery.sms.text.TextMessage;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** SMS over a gateway's HTTP API. */
public final class HttpGateway implements Carrier {
    private final GatewaySettings settings;
    private final HttpClient http;
    private final Request request;
    private final Answers answers;

    public HttpGateway(GatewaySettings settings, SSLContext trust, JsonMapper json, Clock clock) {
        this.settings = settings;
        this.request = new Request(settings, json);
        this.answers = new Answers(settings, json, clock);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectWithin())
                .sslContext(trust)
                .build();
    }

    @Override
    public String kind() {
        return settings.kind();
    }

    @Override
    public int rank() {
        return settings.rank();
    }

    @Override
    public int atOnce() {
        return settings.concurrent();
    }

    @Override
    public boolean givesReceipts() {
        return settings.receipts();
    }

    @Override
    public List<ProviderAnswer> carry(List<TextMessage> messages) {
        var under = messages.stream().map(this::send).toList();
        return under.stream().map(CompletableFuture::join).toList();
    }

    /**
     * The client's own time limit ends with the headers, so the exchange is watched from outside; whoever drips his answer is hung up on.
     */
    private CompletableFuture<ProviderAnswer> send(TextMessage message) {
        var out = new Outgoing(request.body(message));
        var in = new Incoming();
        var exchange = http.sendAsync(request.of(message, out), in);
        return exchange.copy()
                .orTimeout(settings.within().toMillis(), TimeUnit.MILLISECONDS)
                .handle((answer, trouble) -> {
                    exchange.cancel(true);
                    return understood(out, in, answer, trouble);
                });
    }

    private ProviderAnswer understood(
            Outgoing out, Incoming in, @Nullable HttpResponse<byte[]> answer, @Nullable Throwable trouble) {
        var head = in.head();
        if (head != null) return answers.read(head, answer == null ? null : answer.body());
        var detail = trouble == null ? "no answer" : name(trouble);
        return out.hasBegun() ? new Unknown(detail) : new NotReached(detail);
    }

    private static String name(Throwable trouble) {
        var cause = trouble instanceof CompletionException && trouble.getCause() != null ? trouble.getCause() : trouble;
        return cause.getClass().getSimpleName();
    }
}
