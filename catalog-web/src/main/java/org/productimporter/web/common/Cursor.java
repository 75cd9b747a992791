package org.productimporter.web.common;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Encodes the sort key at which a page ended. Opaque to clients, so that its content may change.
public final class Cursor {

    private static final String VERSION = "k1:";

    private Cursor() {}

    /// The cursor of the page after the row with this key.
    public static String encode(long key) {
        return encode(Long.toString(key));
    }

    /// The cursor of the page after this sort key.
    public static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((VERSION + key).getBytes(UTF_8));
    }

    /// The key in `cursor`, or `start` if there is no cursor.
    ///
    /// @throws ProblemException 400 if the cursor is invalid
    public static long decode(@Nullable String cursor, long start) {
        if (cursor == null || cursor.isEmpty()) {
            return start;
        }
        try {
            return Long.parseLong(decode(cursor));
        } catch (NumberFormatException e) {
            throw invalid();
        }
    }

    /// The sort key in `cursor`.
    ///
    /// @throws ProblemException 400 if the cursor is invalid
    public static String decode(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
            if (text.startsWith(VERSION)) {
                return text.substring(VERSION.length());
            }
        } catch (IllegalArgumentException e) {
            // Every invalid cursor has the same error.
        }
        throw invalid();
    }

    /// 400: the cursor is invalid for the requested list.
    public static ProblemException invalid() {
        return ProblemException.field("cursor", "cursor is invalid; pass next_cursor of a response unchanged");
    }
}
