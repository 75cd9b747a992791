package org.productimporter.web.errors;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.productimporter.web.WebServerTest;
import org.productimporter.web.common.DataDirectory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Requests that no HTTP client can send, written to a socket. In the table, `~` is a line end, `^` a NUL and `é` a byte above
/// 0x7F; `{token}` is the administrator's.
@WebServerTest
@Timeout(60)
class MalformedHttpIT {

    private static final int NOT_IMPLEMENTED = 501;

    @LocalServerPort private int port;
    @Autowired private DataDirectory data;
    private String token = "";

    @BeforeEach
    void readToken() throws IOException {
        token = Files.readString(data.root().resolve("admin-token")).strip();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {"GET /api/products?x=%ff HTTP/1.1~Host: a | 400",
            "GET /api/products?search=%zz HTTP/1.1~Host: a | 400", "GET /api/products?search=% HTTP/1.1~Host: a | 400",
            "GET /api/products?%00=1 HTTP/1.1~Host: a | 400", "GET /api/products?x=%C0%AF HTTP/1.1~Host: a | 400",
            "GET /api/products?x=%ED%A0%80 HTTP/1.1~Host: a | 400", "GET /api/products?a%01b=1 HTTP/1.1~Host: a | 400",
            "GET /api/pro%00ducts HTTP/1.1~Host: a | 400", "GET /api/%zz HTTP/1.1~Host: a | 400",
            "GET /api/%2Fproducts HTTP/1.1~Host: a | 400", "GET /api/%5Cproducts HTTP/1.1~Host: a | 400",
            "GET /api\\products HTTP/1.1~Host: a | 400", "GET /api/products;x=1 HTTP/1.1~Host: a | 400",
            "GET //api//products HTTP/1.1~Host: a | 400", "GET /api/../api/products HTTP/1.1~Host: a | 400",
            "GET /api/%2e%2e/products HTTP/1.1~Host: a | 400", "GET /api/products/by-sku/%2e%2e HTTP/1.1~Host: a | 400",
            "GET /api/products/by-sku/a;b HTTP/1.1~Host: a | 400",
            "GET /api/products/by-sku/a%00 HTTP/1.1~Host: a | 400", "GET /api/products#x HTTP/1.1~Host: a | 400",
            "GET http://b/api/products HTTP/1.1~Host: a | 400", "GET /a b HTTP/1.1~Host: a | 400",
            "GET /a^b HTTP/1.1~Host: a | 400", "GET /é HTTP/1.1~Host: a | 400",
            "GET /api/products?x=é HTTP/1.1~Host: a | 400", "GET * HTTP/1.1~Host: a | 400",
            "GET api HTTP/1.1~Host: a | 400", "GET /api/products HTTP/1.1 | 400",
            "GET /api/products HTTP/1.1~Host: a~Host: b | 400", "GET /api/products HTTP/1.1~Host: a b | 400",
            "GET /api/products HTTP/1.1~Host: a~Bad Header: x | 400", "GET /api/products HTTP/1.1~Host: a~X: a^b | 400",
            "GET /api/products HTTP/1.1~Host: a~: x | 400",
            "GET /api/products HTTP/1.1~Host: a~Content-Length: -1 | 400",
            "GET /api/products HTTP/1.1~Host: a~Content-Length: 1~Content-Length: 2 | 400",
            "GET /api/products HTTP/1.1~Host: a~Transfer-Encoding: xx | 501",
            "GET /api/products HTTP/9.9~Host: a | 505", "GET /api/products HTTP/1.0 | 200",
            "TRACE /api/products HTTP/1.1~Host: a | 405", "F(O /api/products HTTP/1.1~Host: a | 400",
            "PROPFIND /api/products HTTP/1.1~Host: a | 400", "HEAD /api/products?x=%ff HTTP/1.1~Host: a | 400"})
    void everyResponseIsAProblem(String request, int status) throws IOException {
        try (var log = new LogCapture()) {
            var text = request.replace("~", "\r\n").replace('^', '\0') + "\r\nAuthorization: Bearer " + token
                    + "\r\nConnection: close\r\n\r\n";
            var answer = send(text);

            assertThat(answer.status()).isEqualTo(status);
            assertThat(ResponseOracle.faults(Math.min(status, NOT_IMPLEMENTED - 2), answer.headers(), "")).isEmpty();
            if (status >= 400 && !request.startsWith("HEAD")) {
                assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
                assertThat(answer.body()).contains("\"status\":" + status).doesNotContain("Tomcat");
            }
            assertThat(log.alarms()).isEmpty();
        }
    }

    private record Answer(int status, Map<String, String> headers, String body) {}

    private Answer send(String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            var text = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            assertThat(end).as("a response, not " + text).isPositive();
            var lines = text.substring(0, end).split("\r\n", -1);
            var headers = new HashMap<String, String>();
            for (int i = 1; i < lines.length; i++) {
                var colon = lines[i].indexOf(':');
                headers.put(lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
            return new Answer(Integer.parseInt(lines[0].substring(9, 12)), headers, text.substring(end + 4));
        }
    }
}
