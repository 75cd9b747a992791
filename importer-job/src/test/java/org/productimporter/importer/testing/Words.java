package org.productimporter.importer.testing;

/// 256 pronounceable pseudo words, each a first letter and an ending, so that all of them differ.
final class Words {

    private static final String[] WORDS = words();

    private Words() {}

    /// Four words that no other product below 2^32 has: multiplying by an odd number modulo 2^32
    /// visits every number once, in an order without pattern, as SKUs of real files come.
    static String sku(long product) {
        var number = (int) product * 0x9E3779B1;
        return String.join("-", WORDS[number >>> 24], WORDS[number >>> 16 & 255], WORDS[number >>> 8 & 255],
                WORDS[number & 255]);
    }

    static String capital(int index) {
        var word = WORDS[index & 255];
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    static void sentence(StringBuilder text, RowRandom random, int words) {
        for (int word = 0; word < words; word++) {
            text.append(word == 0 ? "" : " ").append(WORDS[random.below(256)]);
        }
    }

    private static String[] words() {
        var endings = "ark end ine old usk ay eam oat irt ump ock ell and ice orn ush".split(" ", -1);
        var letters = "bcdfghklmnprstvw";
        var words = new String[256];
        for (int index = 0; index < words.length; index++) {
            words[index] = letters.charAt(index >> 4) + endings[index & 15];
        }
        return words;
    }
}
