package org.productimporter.importer.csv;

/// Checks UTF-8 for texts that no rule for single characters rejects. Pure functions.
final class CleanUtf8 {

    private static final int MIN_OF_TWO_BYTES = 0xA0;
    private static final int MIN_OF_THREE_BYTES = 0x800;

    private CleanUtf8() {}

    /// Returns the number of continuation bytes of `bytes[from, to)`. Returns -1 if it is malformed or holds a control
    /// character beyond ASCII, U+FEFF or U+FFFD.
    static int continuations(byte[] bytes, int from, int to) {
        int continuations = 0;
        int at = from;
        while (at < to) {
            if (bytes[at] >= 0) {
                at++;
                continue;
            }
            int more = continuationsOf(bytes[at] & 0xFF);
            if (more == 0 || at + more >= to || !isClean(bytes, at, more)) {
                return -1;
            }
            continuations += more;
            at += 1 + more;
        }
        return continuations;
    }

    private static int continuationsOf(int lead) {
        if (lead < 0xE0) {
            return lead < 0xC2 ? 0 : 1;
        }
        return lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : 0;
    }

    private static boolean isClean(byte[] bytes, int at, int more) {
        int codePoint = bytes[at] & (0x3F >> more);
        for (int next = at + 1; next <= at + more; next++) {
            if ((bytes[next] & 0xC0) != 0x80) {
                return false;
            }
            codePoint = codePoint << 6 | (bytes[next] & 0x3F);
        }
        return switch (more) {
            case 1 -> codePoint >= MIN_OF_TWO_BYTES;
            case 2 -> codePoint >= MIN_OF_THREE_BYTES && codePoint != 0xFEFF && codePoint != 0xFFFD
                    && !Character.isSurrogate((char) codePoint);
            default -> Character.isSupplementaryCodePoint(codePoint);
        };
    }
}
