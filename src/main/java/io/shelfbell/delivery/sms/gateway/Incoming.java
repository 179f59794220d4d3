package io.shelfbell.delivery.sms.gateway;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** An answer as far as it has come: status and headers at once, and of the body no more than anybody needs. */
final class Incoming implements BodyHandler<byte[]> {
    /** Octets. */
    static final int LONGEST = 64 * 1024;

    private volatile @Nullable ResponseInfo head;

    /** Null while the status line and headers are not whole. */
    @Nullable
    ResponseInfo head() {
        return head;
    }

    @Override
    public BodySubscriber<byte[]> apply(ResponseInfo info) {
        head = info;
        return new Beginning();
    }

    /** Takes the first octets and hangs up on the rest. */
    private static final class Beginning implements BodySubscriber<byte[]> {
        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
        private Flow.@Nullable Subscription subscription;

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            subscription.request(1);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (var buffer : buffers) {
                var some = new byte[Math.min(buffer.remaining(), LONGEST - octets.size())];
                buffer.get(some);
                octets.write(some, 0, some.length);
            }
            if (subscription == null) return;
            if (octets.size() < LONGEST) {
                subscription.request(1);
            } else {
                subscription.cancel();
                body.complete(octets.toByteArray());
            }
        }

        @Override
        public void onError(Throwable error) {
            body.completeExceptionally(error);
        }

        @Override
        public void onComplete() {
            body.complete(octets.toByteArray());
        }
    }
}
