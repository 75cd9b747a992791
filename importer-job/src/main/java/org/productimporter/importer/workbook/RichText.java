package org.productimporter.importer.workbook;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the text of a cell without its formats and phonetic guides, and replaces the escapes of control characters.
final class RichText {

    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private RichText() {}

    /// Appends the text up to the end of `element`.
    static void append(XmlPart part, String element, StringBuilder text) {
        int start = text.length();
        while (part.goTo(() -> part.starts("t") || part.starts("rPh") || part.ends(element)) && !part.ends(element)) {
            if (part.starts("rPh")) {
                part.goTo(() -> part.ends("rPh"));
            } else {
                part.appendText(text);
            }
        }
        if (text.indexOf("_x", start) >= 0) {
            var decoded = ESCAPE.matcher(text.substring(start)).replaceAll(RichText::decode);
            text.setLength(start);
            text.append(decoded);
        }
    }

    private static String decode(MatchResult escape) {
        return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(escape.group(1), 16)));
    }
}
