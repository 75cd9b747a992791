package org.productimporter.importer.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CleanUtf8Test {

    private static final int MALFORMED = -1;

    @Test
    void everyCodePointIsCleanExceptThoseWithRulesOfTheirOwn() {
        for (int codePoint = 0x80; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            var utf8 = Character.toString(codePoint).getBytes(UTF_8);
            if (utf8.length > 1) {
                var isClean = !Character.isISOControl(codePoint) && codePoint != 0xFEFF && codePoint != 0xFFFD;
                assertThat(CleanUtf8.continuations(utf8, 0, utf8.length)).as("U+%04X", codePoint)
                        .isEqualTo(isClean ? utf8.length - 1 : MALFORMED);
            }
        }
    }

    /// Leads and ends of sequences are the bytes at which mistakes happen.
    @Test
    void malformedBytesAreThoseOfTheDecoder() {
        var delicate = new int[] {'a', 0x7F, 0x80, 0x9F, 0xA0, 0xBD, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF,
                0xF0, 0xF4, 0xF5, 0xFF};
        var random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            var bytes = new byte[1 + random.nextInt(5)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) delicate[random.nextInt(delicate.length)];
            }
            assertThat(CleanUtf8.continuations(bytes, 0, bytes.length)).isEqualTo(expected(bytes));
        }
    }

    private static int expected(byte[] bytes) {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return MALFORMED;
        }
        var isClean = text.chars().noneMatch(c -> (c >= 0x80 && c < 0xA0) || c == 0xFEFF || c == 0xFFFD);
        return isClean ? bytes.length - text.codePointCount(0, text.length()) : MALFORMED;
    }
}
