package org.productimporter.web.webhooks.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.productimporter.web.security.NoScopeRequired;
import org.productimporter.web.webhooks.http.PublicAddressResolver.AddressNotAllowedException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Validates URLs and sends messages. Thread-safe. Follows no redirects, uses no proxy, keeps no
/// cookies and decompresses nothing.
@Component
@NoScopeRequired("reads no data; sends what the caller passes")
public final class WebhookClient implements AutoCloseable {

    private static final int MAX_CONNECTIONS = 1000;
    private static final int MAX_CONNECTIONS_PER_HOST = 100;
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

    private final WebhookUrlValidator validator;
    private final Duration deadline;
    private final CloseableHttpClient client;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Autowired
    WebhookClient(WebhookClientProperties properties) {
        this(properties, SystemDefaultDnsResolver.INSTANCE);
    }

    WebhookClient(WebhookClientProperties properties, DnsResolver dns) {
        var resolver = new PublicAddressResolver(dns, properties.allowedInternal());
        this.validator = new WebhookUrlValidator(properties, resolver);
        this.deadline = properties.deadline();
        this.client = client(properties, resolver);
    }

    private static CloseableHttpClient client(WebhookClientProperties properties, PublicAddressResolver resolver) {
        var timeout = Timeout.of(properties.deadline());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(resolver)
                .setMaxConnTotal(MAX_CONNECTIONS)
                .setMaxConnPerRoute(MAX_CONNECTIONS_PER_HOST)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(properties.connectTimeout()))
                        .setSocketTimeout(timeout)
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .setIdleTimeout(Timeout.of(KEEP_ALIVE))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(
                        RequestConfig.custom().setConnectionRequestTimeout(timeout).setResponseTimeout(timeout).build())
                .setUserAgent("Product-Importer-Webhooks/1")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /// Validates the URL of a webhook.
    ///
    /// @throws ProblemException 400 for field `url` with the reason
    public URI validate(String url) {
        return validator.validate(url);
    }

    /// Sends a message and waits for the response, up to the deadline. Only 2xx is a success; at most
    /// 64 KB of the response are read.
    public HttpReply post(HttpMessage message) throws InterruptedException {
        var exchange = new HttpExchange(client, message);
        // On a separate thread, because the name resolution of the system cannot be interrupted.
        var running = threads.submit(exchange);
        try {
            return running.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return HttpReply.none(exchange.elapsed(),
                    "timed out after %s seconds".formatted(deadline.toMillis() / 1000.0));
        } catch (ExecutionException e) {
            return HttpReply.none(exchange.elapsed(), explain(e.getCause() == null ? e : e.getCause()));
        } finally {
            if (!running.isDone()) {
                exchange.cancel();
                running.cancel(true);
            }
        }
    }

    private static String explain(Throwable failure) {
        return switch (failure) {
            case AddressNotAllowedException _ -> "address not allowed";
            case UnknownHostException _ -> "host not found";
            case HttpHostConnectException _ -> "connection refused";
            case ConnectException _ -> "connection failed";
            case SocketTimeoutException _ -> "timed out";
            case SSLException tls -> "TLS failed: " + firstLine(tls);
            case IOException lost -> "connection lost: " + firstLine(lost);
            default -> "request failed: " + firstLine(failure);
        };
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public void close() throws IOException {
        client.close();
        threads.shutdownNow();
    }
}
