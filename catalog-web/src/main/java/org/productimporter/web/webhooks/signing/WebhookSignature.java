package org.productimporter.web.webhooks.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs messages according to Standard Webhooks 1.0.0, scheme `v1`.
public final class WebhookSignature {

    private static final String ALGORITHM = "HmacSHA256";

    private WebhookSignature() {}

    /// The three headers of a message.
    ///
    /// @param id the same for every attempt
    /// @param at time of this attempt, in whole seconds
    /// @param body as sent, in UTF-8
    /// @param secrets each adds a signature, so that the receiving system can change to the new secret at any
    ///     time during a rotation
    public static Map<String, String> headers(String id, Instant at, String body, List<byte[]> secrets) {
        var timestamp = Long.toString(at.getEpochSecond());
        var signed = (id + "." + timestamp + "." + body).getBytes(UTF_8);
        var headers = new LinkedHashMap<String, String>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", timestamp);
        headers.put("webhook-signature",
                secrets.stream().map(secret -> "v1," + sign(secret, signed)).collect(Collectors.joining(" ")));
        return headers;
    }

    private static String sign(byte[] secret, byte[] signed) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has " + ALGORITHM, e);
        }
    }
}
