package org.productimporter.web.security.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.productimporter.model.files.Sha256;

/// A bearer token: `pcat_<id>_<secret>_<checksum>`. Secret scanners recognize the prefix, the checksum detects typing errors
/// without a query, and the id is the key of the row. Operators may configure an opaque token instead; its id is derived from its hash.
///
/// @param id the public part, primary key of the row
/// @param hash hex SHA-256 of the whole text; only the hash is stored
record BearerToken(String id, String hash) {

    private static final String PREFIX = "pcat_";
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final Pattern GENERATED = Pattern.compile("pcat_[\\w&&[^_]]{8}_[\\w&&[^_]]{32}_[\\w&&[^_]]{6}");
    private static final Pattern OPAQUE = Pattern.compile("[\\x21-\\x7e]{20,256}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /// A new random token of 190 bits.
    static String generate() {
        var body = PREFIX + random(8) + "_" + random(32);
        return body + "_" + checksum(body);
    }

    /// Parses a token; empty when its format or checksum is wrong.
    static Optional<BearerToken> parse(String text) {
        if (text.startsWith(PREFIX)) {
            return isGenerated(text) ? Optional.of(new BearerToken(text.substring(5, 13), Sha256.ofText(text)))
                    : Optional.empty();
        }
        if (!OPAQUE.matcher(text).matches()) {
            return Optional.empty();
        }
        var hash = Sha256.ofText(text);
        return Optional.of(new BearerToken("own-" + hash.substring(0, 16), hash));
    }

    private static boolean isGenerated(String text) {
        return GENERATED.matcher(text).matches()
                && checksum(text.substring(0, text.lastIndexOf('_'))).equals(text.substring(text.lastIndexOf('_') + 1));
    }

    private static String random(int length) {
        var text = new StringBuilder(length);
        RANDOM.ints(length, 0, ALPHABET.length()).forEach(i -> text.append(ALPHABET.charAt(i)));
        return text.toString();
    }

    private static String checksum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(UTF_8));
        var text = new StringBuilder(6);
        for (var rest = crc.getValue(); text.length() < 6; rest /= ALPHABET.length()) {
            text.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
        }
        return text.toString();
    }

    /// Compares in constant time.
    boolean hasHash(String other) {
        return MessageDigest.isEqual(hash.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}
