package org.productimporter.web.webhooks.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/// One request and its response. For one thread; any thread may call [#cancel()] at any time.
final class HttpExchange implements Callable<HttpReply> {

    private static final int MAX_REPLY_BYTES = 64 * 1024;

    private final CloseableHttpClient client;
    private final HttpPost request;
    private final long started = System.nanoTime();

    HttpExchange(CloseableHttpClient client, HttpMessage message) {
        this.client = client;
        this.request = new HttpPost(message.url());
        message.headers().forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(message.body().getBytes(UTF_8), ContentType.APPLICATION_JSON));
    }

    @Override
    public HttpReply call() throws IOException, HttpException {
        var target = RoutingSupport.determineHost(request);
        try (var response = client.executeOpen(target, request, null)) {
            var body = body(response);
            var status = response.getCode();
            var retryAfter = response.getFirstHeader("Retry-After");
            return new HttpReply(status, elapsed(), retryAfter == null ? null : retryAfter.getValue(), body,
                    error(status));
        }
    }

    /// The beginning of the body. Closing a response reads the rest of the body, which may be endless,
    /// so the connection is closed first.
    private String body(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            return "";
        }
        var content = entity.getContent();
        var body = content.readNBytes(MAX_REPLY_BYTES);
        if (body.length == MAX_REPLY_BYTES) {
            request.cancel();
        }
        return new String(body, UTF_8).replace('\0', '\uFFFD');
    }

    private static @Nullable String error(int status) {
        if (status >= 200 && status < 300) {
            return null;
        }
        return status >= 300 && status < 400 ? "the server answered %d; redirects are not followed".formatted(status)
                : "the server answered %d".formatted(status);
    }

    /// Closes the connection at any stage of the exchange.
    void cancel() {
        request.cancel();
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
