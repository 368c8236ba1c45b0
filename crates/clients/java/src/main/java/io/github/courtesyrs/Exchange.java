package io.github.courtesyrs;

import io.github.courtesyrs.Contract.Nullable;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Sends requests once, over connections that it keeps. */
final class Exchange {
    /** The most bytes that are read of an answer. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    // Over HTTP without TLS, the way from 1.1 to 2 costs an exchange of headers that many proxies don't know.
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;
    private final String key;
    private final Duration timeout;

    Exchange(String url, String key, Duration timeout) {
        this.url = url;
        this.key = key;
        this.timeout = timeout;
    }

    /** Sends a request and reads the answer, within the time-out. */
    Response send(String method, String path, Map<String, String> headers, @Nullable String body) {
        return send(method, path, headers, body, null);
    }

    /**
     * Sends a request and hands over each line of a success as it comes; the next one has as much time anew. What was handed
     * over counts even if the rest never comes.
     */
    Response send(
        String method, String path, Map<String, String> headers, @Nullable String body, @Nullable Consumer<String> take) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path)).header("authorization", "Bearer " + key);
        headers.forEach(request::header);
        request.method(method, body == null
            ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        Parts parts = new Parts();
        CompletableFuture<HttpResponse<Void>> sent = client.sendAsync(request.build(), parts);
        sent.whenComplete((response, fault) -> parts.end(fault != null));
        try {
            Response response = received(parts, take);
            if (!Response.isSuccess(response.status())) {
                throw response.refusal();
            }
            return response;
        } finally {
            sent.cancel(true);
        }
    }

    private Response received(Parts parts, @Nullable Consumer<String> take) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        long end = end();
        long bytes = 0;
        while (true) {
            Parts.Part part = next(parts, end);
            if (part.isBroken()) {
                throw new Unreachable("The server can't be reached, or the connection broke off.");
            }
            if (part.isEnd()) {
                return new Response(parts.status(), parts.headers(), body.toByteArray());
            }
            bytes += part.bytes().length;
            if (bytes > MOST_BYTES) {
                throw new Garbled("It has more than " + MOST_BYTES + " bytes.", parts.status(), null);
            }
            body.writeBytes(part.bytes());
            if (take != null && Response.isSuccess(parts.status()) && endsALine(part.bytes())) {
                takeLines(body, take);
                end = end();
            }
        }
    }

    private Parts.Part next(Parts parts, long end) {
        try {
            Parts.Part part = parts.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (part != null) {
                return part;
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new TimedOut("The thread was interrupted before the answer came.");
        }
        throw new TimedOut("No answer within " + timeout.toMillis() + " ms.");
    }

    private long end() {
        return System.nanoTime() + timeout.toNanos();
    }

    private static boolean endsALine(byte[] bytes) {
        for (byte each : bytes) {
            if (each == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Hands over the lines that are complete. */
    private static void takeLines(ByteArrayOutputStream body, Consumer<String> take) {
        byte[] bytes = body.toByteArray();
        int from = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                take.accept(new String(bytes, from, at - from, StandardCharsets.UTF_8));
                from = at + 1;
            }
        }
        body.reset();
        body.write(bytes, from, bytes.length - from);
    }
}
