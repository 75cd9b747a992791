package org.productimporter.web.security.rights;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.productimporter.web.Rest;

/// The push connection of a page, without a browser.
final class PushClient implements WebSocket.Listener, AutoCloseable {

    private static final String TRANSPORT = "&X-Atmosphere-tracking-id=0&X-Atmosphere-Transport=websocket"
            + "&X-Atmosphere-TrackMessageSize=true&Content-Type=application/json;%20charset=UTF-8&X-atmo-protocol=true";

    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    private PushClient(Function<WebSocket.Listener, WebSocket> connect) {
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
        return new PushClient(listener -> HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Cookie", session)
                .header("Origin", origin)
                .buildAsync(address, listener)
                .join());
    }

    boolean isClosed() {
        return closed.isDone();
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
