package io.shelfbell.delivery.sms.gateway;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/** A body that knows whether anybody began to send it: before that, nobody can have taken the message. */
final class Outgoing implements BodyPublisher {
    private final BodyPublisher body;
    private volatile boolean begun;

    Outgoing(byte[] body) {
        this.body = BodyPublishers.ofByteArray(body);
    }

    boolean hasBegun() {
        return begun;
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        begun = true;
        body.subscribe(subscriber);
    }
}
