package org.productimporter.web.security.sso;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.Supplier;

/// An OpenID Connect provider in this JVM that issues prepared claims.
final class TestProvider {

    private final HttpServer server;
    private final RSAKey key;
    private volatile String idToken = "";

    TestProvider() {
        try {
            key = new RSAKeyGenerator(2048).keyID("one").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            answer("/keys", () -> new JWKSet(key.toPublicJWK()).toString());
            answer("/token", () -> "{\"access_token\": \"opaque\", \"token_type\": \"Bearer\", \"id_token\": \""
                    + idToken + "\"}");
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void answer(String path, Supplier<String> body) {
        server.createContext(path, exchange -> {
            var bytes = body.get().getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    /// Prepares the ID token of the next sign-in, which has this nonce.
    void prepare(String nonce, Map<String, Object> claims) throws JOSEException {
        var now = Instant.now();
        var token = new JWTClaimsSet.Builder().issuer(address())
                .subject("4711")
                .audience("importer")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("nonce", nonce);
        claims.forEach(token::claim);
        var signed = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), token.build());
        signed.sign(new RSASSASigner(key));
        idToken = signed.serialize();
    }
}
