package org.productimporter.importer.charset;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import org.productimporter.importer.failure.FileRejectedException;

/// The names of charsets. Programs that write Shift_JIS, EUC-KR, GBK or Big5 use the characters that Windows has added, so
/// these names mean the larger charset, as in browsers.
final class CharsetNames {

    private static final Map<String, String> LARGER = Map.of("shift_jis", "windows-31j", "euc-kr", "x-windows-949",
            "gb2312", "GB18030", "gbk", "GB18030", "big5", "x-windows-950");

    private static final Map<String, String> SHOWN =
            Map.of("windows-31j", "Shift_JIS", "x-windows-949", "EUC-KR", "x-windows-950", "Big5");

    private CharsetNames() {}

    /// Returns the charset of a name that a user has chosen.
    static Charset of(String chosen) {
        Charset charset;
        try {
            charset = Charset.forName(chosen.strip());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw unsupported(chosen);
        }
        if (!charset.canEncode()) {
            throw unsupported(chosen);
        }
        var larger = LARGER.get(charset.name().toLowerCase(Locale.ROOT));
        return larger == null ? charset : Charset.forName(larger);
    }

    static String shown(Charset charset) {
        return SHOWN.getOrDefault(charset.name(), charset.name());
    }

    private static FileRejectedException unsupported(String chosen) {
        return new FileRejectedException("Unsupported charset", "The charset \"%s\" cannot be read.".formatted(chosen),
                "Choose utf-8, utf-16, windows-1250, windows-1251, windows-1252, iso-8859-15, shift_jis, gb18030, euc-kr,"
                        + " big5 or another charset by its IANA name, or leave the charset out.");
    }
}
