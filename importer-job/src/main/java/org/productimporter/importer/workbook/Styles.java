package org.productimporter.importer.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.BuiltinFormats;

/// The number formats of the cell styles of a workbook.
///
/// @param formats the format of each style
record Styles(List<Format> formats) {

    /// A workbook has at most 65,490 styles.
    private static final int MAX_STYLES = 100_000;

    /// A number format.
    record Format(int id, String code) {

        static final Format GENERAL = new Format(0, "General");
    }

    static final Styles NONE = new Styles(List.of());

    static Styles read(XmlPart part) {
        Map<Integer, String> codes = new HashMap<>();
        List<Format> formats = new ArrayList<>();
        boolean inStyles = false;
        while (part.goTo(
                () -> part.starts("numFmt") || part.starts("xf") || part.starts("cellXfs") || part.ends("cellXfs"))) {
            if (part.starts("numFmt") && codes.size() < MAX_STYLES) {
                codes.put(number(part.attribute("numFmtId")), part.requiredAttribute("formatCode"));
            } else if (part.starts("xf") && inStyles && formats.size() < MAX_STYLES) {
                formats.add(format(number(part.attribute("numFmtId")), codes));
            } else {
                inStyles = part.starts("cellXfs") || (inStyles && !part.ends("cellXfs"));
            }
        }
        return new Styles(formats);
    }

    private static Format format(int id, Map<Integer, String> codes) {
        var code = codes.containsKey(id) ? codes.get(id) : BuiltinFormats.getBuiltinFormat(id);
        return new Format(id, Objects.requireNonNullElse(code, Format.GENERAL.code()));
    }

    static int number(@org.jspecify.annotations.Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw XmlPart.damaged(e);
        }
    }

    Format of(int style) {
        return style >= 0 && style < formats.size() ? formats.get(style) : Format.GENERAL;
    }
}
