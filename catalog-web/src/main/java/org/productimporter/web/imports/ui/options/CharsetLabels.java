package org.productimporter.web.imports.ui.options;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The character sets that users choose from, in words. Those that the running Java does not have are left out.
public final class CharsetLabels {

    private static final Map<String, String> LABELS = labels();

    private CharsetLabels() {}

    private static Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        labels.put("UTF-8", "Unicode");
        labels.put("windows-1252", "Western Europe");
        labels.put("windows-1250", "Central Europe");
        labels.put("windows-1251", "Cyrillic");
        labels.put("windows-1253", "Greek");
        labels.put("windows-1254", "Turkish");
        labels.put("windows-1257", "Baltic");
        labels.put("ISO-8859-1", "Western Europe");
        labels.put("ISO-8859-2", "Central Europe");
        labels.put("ISO-8859-15", "Western Europe");
        labels.put("KOI8-R", "Cyrillic");
        labels.put("Shift_JIS", "Japanese");
        labels.put("EUC-JP", "Japanese");
        labels.put("GB18030", "Simplified Chinese");
        labels.put("Big5", "Traditional Chinese");
        labels.put("EUC-KR", "Korean");
        labels.put("UTF-16LE", "Unicode");
        labels.put("UTF-16BE", "Unicode");
        labels.put("IBM850", "Western Europe, DOS");
        labels.put("x-MacRoman", "Western Europe, Mac");
        labels.keySet().removeIf(name -> !Charset.isSupported(name));
        return labels;
    }

    /// The names of the character sets.
    public static Collection<String> names() {
        return LABELS.keySet();
    }

    /// The names of the character sets, with the one of a file.
    public static List<String> namesWith(String name) {
        var names = new ArrayList<>(LABELS.keySet());
        if (names.stream().noneMatch(known -> known.equalsIgnoreCase(name))) {
            names.addFirst(name);
        } else {
            names.replaceAll(known -> known.equalsIgnoreCase(name) ? name : known);
        }
        return names;
    }

    /// `Windows-1252 (Western Europe)`; only the name of a character set that is not offered.
    public static String label(String name) {
        return LABELS.entrySet()
                .stream()
                .filter(known -> known.getKey().equalsIgnoreCase(name))
                .map(known -> "%s (%s)".formatted(display(known.getKey()), known.getValue()))
                .findFirst()
                .orElse(display(name));
    }

    private static String display(String name) {
        return name.startsWith("windows-") ? "W" + name.substring(1) : name.replaceFirst("^x-", "");
    }
}
