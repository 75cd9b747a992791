package org.productimporter.web.common;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// The place in a list where a page ended. Opaque to clients, so that its content may change.
public final class Cursor {

    private static final String VERSION = "k1:";

    private Cursor() {}

    /// The cursor of the page that begins behind `key`.
    public static String encode(long key) {
        return encode(Long.toString(key));
    }

    /// A cursor that stands for `place`, any text.
    public static String encode(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((VERSION + place).getBytes(UTF_8));
    }

    /// The key in `cursor`, or `start` when there is no cursor.
    ///
    /// @throws Problem 400 when we did not make this cursor
    public static long decode(@Nullable String cursor, long start) {
        if (cursor == null || cursor.isEmpty()) {
            return start;
        }
        try {
            return Long.parseLong(decode(cursor));
        } catch (NumberFormatException e) {
            throw foreign();
        }
    }

    /// The place that `cursor` stands for.
    ///
    /// @throws Problem 400 when we did not make this cursor
    public static String decode(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
            if (text.startsWith(VERSION)) {
                return text.substring(VERSION.length());
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the one answer for every cursor that is not ours.
        }
        throw foreign();
    }

    /// 400: this is no cursor of the list that was asked for.
    public static ProblemException foreign() {
        return ProblemException.field("cursor", "cursor is not one of ours; pass next_cursor of an answer unchanged");
    }
}
