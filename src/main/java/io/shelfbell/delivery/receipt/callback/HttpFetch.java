package io.shelfbell.delivery.receipt.callback;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Follows no redirect, keeps to a size, and to a time in which everything must have come: a dripping server gets no more than others. */
@Component
final class HttpFetch implements Fetch {
    static final int LIMIT_BYTES = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Duration patience;
    private final HttpClient client;

    @Autowired
    HttpFetch() {
        this(PATIENCE);
    }

    HttpFetch(Duration patience) {
        this.patience = patience;
        this.client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public byte[] get(URI address) throws IOException {
        var request = HttpRequest.newBuilder(address).timeout(patience).build();
        var answer = client.sendAsync(request, head -> new LimitedBody(LIMIT_BYTES));
        try {
            return ok(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw new IOException("no whole answer in " + patience, e);
        } catch (ExecutionException e) {
            throw new IOException("no answer", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            answer.cancel(true);
        }
    }

    private static byte[] ok(HttpResponse<byte[]> response) throws IOException {
        if (response.statusCode() != 200) throw new IOException("status " + response.statusCode());
        return response.body();
    }
}
