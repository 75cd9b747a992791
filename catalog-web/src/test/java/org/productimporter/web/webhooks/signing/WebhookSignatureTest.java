package org.productimporter.web.webhooks.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.productimporter.web.webhooks.testing.TestWebhookServer.Request;

class WebhookSignatureTest {

    private static final String OLD = "whsec_" + "QUFB".repeat(11);
    private static final String NEW = "whsec_" + "QkJC".repeat(11);
    private static final String BODY = "{\"sku\":\"ü-1 \uD83D\uDE00\"}";

    private static byte[] bytes(String secret) {
        return Base64.getDecoder().decode(secret.substring("whsec_".length()));
    }

    private static Request signed(Instant at, String body, List<byte[]> secrets) {
        Map<String, String> headers = new TreeMap<>(WebhookSignature.headers("msg_1", at, BODY, secrets));
        return new Request("POST /", headers, body);
    }

    @Test
    void theReferenceLibraryAcceptsTheSignature() {
        var message = signed(Instant.now(), BODY, List.of(bytes(NEW)));

        assertThat(message.isSignedWith(NEW)).isTrue();
        assertThat(message.isSignedWith(OLD)).isFalse();
    }

    @Test
    void duringARotationEitherSecretVerifies() {
        var message = signed(Instant.now(), BODY, List.of(bytes(NEW), bytes(OLD)));

        assertThat(message.isSignedWith(NEW)).isTrue();
        assertThat(message.isSignedWith(OLD)).isTrue();
        assertThat(message.headers().getOrDefault("webhook-signature", "").split(" ")).hasSize(2);
    }

    @Test
    void anotherBodyOrAnOldTimestampIsRejected() {
        assertThat(signed(Instant.now(), BODY + " ", List.of(bytes(NEW))).isSignedWith(NEW)).isFalse();
        assertThat(signed(Instant.now().minusSeconds(3600), BODY, List.of(bytes(NEW))).isSignedWith(NEW)).isFalse();
    }
}
