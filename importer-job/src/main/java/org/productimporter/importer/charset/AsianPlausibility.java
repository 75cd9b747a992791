package org.productimporter.importer.charset;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Set;

/// Measures how plausible a text of a charset with several bytes a character is: almost all characters decode and are
/// frequent ones, that is of the first level of the national standard. Text in EUC-JP has kana, because its bytes are
/// often Chinese too; Korean is Hangul.
final class AsianPlausibility {

    private static final Set<UnicodeBlock> USUAL = Set.of(UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION,
            UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS, UnicodeBlock.CJK_COMPATIBILITY, UnicodeBlock.KATAKANA);
    private static final int MAX_CHARACTERS = 5_000;
    private static final double ENOUGH_KANA = 0.15;
    private static final double WITHOUT_KANA = 0.9;
    private static final double ENOUGH_HANGUL = 0.95;
    private static final int ENOUGH_CHARACTERS = 12;
    private static final double OF_HANGUL = 0.2;

    private final boolean japanese;
    private final boolean korean;
    private final boolean needsKana;

    /// The national standard without later additions, in two bytes whose order is that of the levels.
    private final CharsetEncoder standard;
    private final int lastOfFirstLevel;

    private double sum;
    private int count;
    private int kana;
    private int hangul;

    private AsianPlausibility(Charset charset) {
        this.japanese = charset.name().equals("windows-31j") || charset.name().equals("EUC-JP");
        this.korean = charset.name().equals("x-windows-949");
        this.needsKana = charset.name().equals("EUC-JP");
        var name = japanese ? "EUC-JP" : korean ? "EUC-KR" : charset.name().equals("GB18030") ? "GB2312" : "Big5";
        this.standard = Charset.forName(name).newEncoder();
        this.lastOfFirstLevel = japanese ? 0xCF : korean ? 0xC8 : name.equals("GB2312") ? 0xD7 : 0xC6;
    }

    static double of(Charset charset, String text) {
        return new AsianPlausibility(charset).of(text);
    }

    private double of(String text) {
        text.codePoints().filter(c -> c > 0x7F).limit(MAX_CHARACTERS).forEach(this::add);
        if (count == 0) {
            return 0;
        }
        double mean = sum / count;
        if (needsKana && kana < ENOUGH_KANA * count) {
            return mean * WITHOUT_KANA;
        }
        if (!korean) {
            return mean;
        }
        // Hangul only is evidence, because it would be Chinese in GB18030, and Chinese is not Hangul only in EUC-KR.
        boolean isHangul = hangul >= ENOUGH_HANGUL * count;
        return !isHangul ? mean / 2 : count < ENOUGH_CHARACTERS ? mean : mean + OF_HANGUL;
    }

    private void add(int c) {
        count++;
        var script = UnicodeScript.of(c);
        boolean halfWidth = c >= 0xFF61 && c <= 0xFF9F;
        boolean isKana =
                !halfWidth && (script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA || c == 0x30FC);
        kana += isKana ? 1 : 0;
        // Punctuation and signs are in every language.
        hangul += script == UnicodeScript.HANGUL || script == UnicodeScript.COMMON ? 1 : 0;
        sum += switch (script) {
            case HAN -> korean ? 0 : level(c);
            case HANGUL -> korean ? level(c) : 0;
            case HIRAGANA, KATAKANA -> halfWidth ? 0.5 : japanese ? 1 : 0;
            default -> isUsual(c) ? 1 : c == 0xFFFD ? -3 : 0;
        };
    }

    private static boolean isUsual(int c) {
        return USUAL.contains(UnicodeBlock.of(c)) || "×・·℃±°…—―“”‘’①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣ㈱Φφ～∅".indexOf(c) >= 0;
    }

    /// Returns 1 for a character of the first level, which has the frequent ones, and 0 for one outside the standard.
    private double level(int c) {
        try {
            var bytes = standard.reset().encode(CharBuffer.wrap(Character.toChars(c)));
            return bytes.limit() != 2 ? 0 : (bytes.get(0) & 0xFF) <= lastOfFirstLevel ? 1 : 0.5;
        } catch (CharacterCodingException e) {
            return 0;
        }
    }
}
