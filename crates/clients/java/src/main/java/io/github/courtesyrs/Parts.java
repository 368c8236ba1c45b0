package io.github.courtesyrs;

import io.github.courtesyrs.Contract.Nullable;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Passes the parts of an answer to the thread that waits for them, which a stream of Java's client can't do within a time. */
final class Parts implements HttpResponse.BodyHandler<Void>, BodySubscriber<Void> {
    /** A part of the body, or its end, or what came instead. */
    record Part(byte[] bytes, boolean isEnd, boolean isBroken) {
    }

    private static final byte[] NOTHING = {};

    private final LinkedBlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile HttpResponse.ResponseInfo head;
    private volatile Flow.Subscription subscription;

    /** The next part; null if none comes in this time. */
    @Nullable Part poll(long time, TimeUnit unit) throws InterruptedException {
        Part part = parts.poll(time, unit);
        if (part != null && subscription != null) {
            subscription.request(1);
        }
        return part;
    }

    /** The exchange has ended. */
    void end(boolean isBroken) {
        parts.add(new Part(NOTHING, !isBroken, isBroken));
    }

    int status() {
        return head.statusCode();
    }

    HttpHeaders headers() {
        return head.headers();
    }

    @Override
    public BodySubscriber<Void> apply(HttpResponse.ResponseInfo head) {
        this.head = head;
        return this;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription = subscription;
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        byte[] bytes = new byte[buffers.stream().mapToInt(ByteBuffer::remaining).sum()];
        int at = 0;
        for (ByteBuffer buffer : buffers) {
            int length = buffer.remaining();
            buffer.get(bytes, at, length);
            at += length;
        }
        parts.add(new Part(bytes, false, false));
    }

    @Override
    public void onError(Throwable fault) {
        ended.completeExceptionally(fault);
    }

    @Override
    public void onComplete() {
        ended.complete(null);
    }

    @Override
    public CompletionStage<Void> getBody() {
        return ended;
    }
}
