package org.productimporter.web.security.rights;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.productimporter.web.Rest;
import tools.jackson.databind.JsonNode;

/// A page of the console without a browser: sends what a browser, or somebody with its cookie, can send over the push connection.
final class PushClient implements WebSocket.Listener, AutoCloseable {

    private static final String TRANSPORT = "&X-Atmosphere-tracking-id=0&X-Atmosphere-Transport=websocket"
            + "&X-Atmosphere-TrackMessageSize=true&Content-Type=application/json;%20charset=UTF-8&X-atmo-protocol=true";

    private final JsonNode configuration;
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;
    private int messages;

    private PushClient(JsonNode configuration, Function<WebSocket.Listener, WebSocket> connect) {
        this.configuration = configuration;
        this.socket = connect.apply(this);
    }

    /// Opens a view and its push connection.
    ///
    /// @param session the cookie of a session
    /// @param origin of the page
    static PushClient open(int port, String session, String view, String origin) {
        var console = new Rest(port, null);
        var page = console
                .send(console.request("/?v-r=init&query=&location=" + view).header("Cookie", session).GET().build());
        var configuration = page.json().path("appConfig");
        var push = configuration.path("uidl").path("Vaadin-Push-ID").asString();
        var address = URI.create(
                "ws://localhost:" + port + "/VAADIN/push?v-r=push&v-uiId=" + configuration.path("v-uiId").asInt()
                        + "&v-pushId=" + URLEncoder.encode(push, StandardCharsets.UTF_8) + TRANSPORT);
        return new PushClient(configuration,
                listener -> HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .header("Cookie", session)
                        .header("Origin", origin)
                        .buildAsync(address, listener)
                        .join());
    }

    /// Opens another view, as a click in the navigation does.
    void navigate(String view) {
        var message = """
                {"csrfToken": "%s", "syncId": %d, "clientId": %d,
                 "rpc": [{"type": "event", "node": 1, "event": "ui-navigate", "data": {
                    "route": "%s", "query": "", "appShellTitle": "", "historyState": null, "trigger": ""}}]}
                """.formatted(configuration.path("uidl").path("Vaadin-Security-Key").asString(), messages, messages++,
                view);
        socket.sendText(message.length() + "|" + message, true).join();
    }

    /// Whether the server sends this text within two seconds, or has sent it.
    boolean awaitText(String expected) throws InterruptedException {
        var all = new StringBuilder();
        for (var next = received.poll(2, TimeUnit.SECONDS); next != null; next = received.poll(2, TimeUnit.SECONDS)) {
            all.append(next);
            if (all.indexOf(expected) >= 0) {
                return true;
            }
        }
        return false;
    }

    boolean isClosed() {
        return closed.isDone();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            received.add(text.toString());
            text.setLength(0);
        }
        webSocket.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        closed.complete(code);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable failure) {
        closed.complete(-1);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
