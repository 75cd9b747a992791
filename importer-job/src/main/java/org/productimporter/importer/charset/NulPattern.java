package org.productimporter.importer.charset;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Detects UTF-16 and UTF-32 without a mark by their NUL bytes: Western text has them at regular positions, and every text
/// has them in its delimiters and line ends.
final class NulPattern {

    private static final int EXAMINED_BYTES = 64 * 1024;
    private static final int MIN_NULS = 4;

    private final byte[] head;
    private final int examined;
    private final int[] nuls = new int[4];

    NulPattern(byte[] head) {
        this.head = head;
        this.examined = Math.min(head.length, EXAMINED_BYTES) & ~3;
        for (int at = 0; at < examined; at++) {
            nuls[at & 3] += head[at] == 0 ? 1 : 0;
        }
    }

    /// Returns the charset of a text that consists mostly of ASCII characters.
    Optional<Charset> western() {
        int few = examined / 20;
        int most = Math.max(1, examined / 5);
        int even = Math.min(nuls[0], nuls[2]);
        int odd = Math.min(nuls[1], nuls[3]);
        if (odd >= most && nuls[2] >= most && nuls[0] <= few) {
            return Optional.of(Charset.forName("UTF-32LE"));
        }
        if (even >= most && nuls[1] >= most && nuls[3] <= few) {
            return Optional.of(Charset.forName("UTF-32BE"));
        }
        if (odd >= most && nuls[0] + nuls[2] <= few) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return even >= most && nuls[1] + nuls[3] <= few ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    /// Returns the charset of a text that is not UTF-8: all its NUL bytes are in the same half of a character.
    Optional<Charset> other() {
        int even = nuls[0] + nuls[2];
        int odd = nuls[1] + nuls[3];
        if (Math.max(even, odd) < MIN_NULS || Math.min(even, odd) > 0) {
            return Optional.empty();
        }
        return Optional.of(odd > 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE).filter(this::decodes);
    }

    private boolean decodes(Charset charset) {
        try {
            var text = charset.newDecoder().decode(ByteBuffer.wrap(head, 0, examined - 2));
            return text.chars().noneMatch(c -> !Character.isDefined(c) || (Character.isISOControl(c) && c > ' '));
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /// Whether the bytes are no text in any charset.
    boolean isBinary() {
        return Arrays.stream(nuls).sum() * 2 > Math.max(examined, 1);
    }
}
