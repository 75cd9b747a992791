package org.productimporter.importer.cases;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Writes control characters so that they can be seen: `␊` LF, `␍` CR, `␤` CRLF, `␉` tab, `␀`
/// NUL, `␛` ESC, `␡` DEL, and `⟦FF⟧` for bytes in hex. Real line ends in a case only help the
/// eye.
final class VisibleBytes {

    private static final Map<String, String> MARKS =
            Map.of("␤", "\r\n", "␊", "\n", "␍", "\r", "␉", "\t", "␀", "\0", "␛", "\u001B", "␡", "\u007F");
    private static final Pattern PART = Pattern.compile("⟦([0-9A-F ]+)⟧|([^⟦]+)");

    private VisibleBytes() {}

    /// Bytes of text, or of a list of texts and of `{repeat: n, text: …}`, where `#` counts from
    /// 1.
    static byte[] decode(Object input) {
        var bytes = new ByteArrayOutputStream();
        switch (input) {
            case List<?> parts -> parts.forEach(part -> bytes.writeBytes(decode(part)));
            case Map<?, ?> repeated -> {
                int times = Integer.parseInt(String.valueOf(repeated.get("repeat")));
                var text = String.valueOf(repeated.get("text"));
                if (text.contains("#")) {
                    for (int i = 1; i <= times; i++) {
                        bytes.writeBytes(decode(text.replace("#", String.valueOf(i))));
                    }
                } else {
                    var once = decode(text);
                    for (int i = 0; i < times; i++) {
                        bytes.writeBytes(once);
                    }
                }
            }
            default -> bytes.writeBytes(decodeText(input.toString()));
        }
        return bytes.toByteArray();
    }

    private static byte[] decodeText(String visible) {
        var bytes = new ByteArrayOutputStream();
        var parts = PART.matcher(visible.replaceAll("[\r\n]", ""));
        while (parts.find()) {
            if (parts.group(1) != null) {
                bytes.writeBytes(HexFormat.of().parseHex(parts.group(1).replace(" ", "")));
            } else {
                var text = parts.group(2);
                for (var mark : MARKS.entrySet()) {
                    text = text.replace(mark.getKey(), mark.getValue());
                }
                bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /// The reverse, for text.
    static String encode(String text) {
        var visible = text.replace("\r\n", "␤");
        for (var mark : MARKS.entrySet()) {
            visible = visible.replace(mark.getValue(), mark.getKey());
        }
        return visible;
    }
}
