package org.productimporter.web.kit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// The place in a list where a page ended. Opaque to clients, so that its content may change.
public final class Cursor {

    private static final String VERSION = "k1:";

    private Cursor() {}

    /// The cursor of the page that begins behind `key`.
    public static String encode(long key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((VERSION + key).getBytes(US_ASCII));
    }

    /// The key in `cursor`, or `start` when there is no cursor.
    ///
    /// @throws Problem 400 when we did not make this cursor
    public static long decode(@Nullable String cursor, long start) {
        if (cursor == null || cursor.isEmpty()) {
            return start;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), US_ASCII);
            if (text.startsWith(VERSION)) {
                return Long.parseLong(text.substring(VERSION.length()));
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the one answer for every cursor that is not ours.
        }
        throw Problem.field(
                "cursor", "cursor is not one of ours; pass next_cursor of an answer unchanged");
    }
}
