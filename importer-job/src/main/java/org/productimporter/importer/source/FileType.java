package org.productimporter.importer.source;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// Recognises what is not a CSV file by its first bytes, and refuses it by its real name.
final class FileType {

    private static final String AS_CSV =
            "Open it in the program it comes from, save it as \"CSV UTF-8\" and import that.";
    private static final String UNPACK = "Unpack it and import the CSV file inside.";
    private static final String EXPORT = "Export the products as CSV and import that.";
    private static final String AS_UTF_8 = "Save it as UTF-8 (\"CSV UTF-8\" in a spreadsheet).";

    private static final int LOOKED_AT = 64 * 1024;

    /// A first part of the file, in hex, and what starts with it.
    private record Magic(String hex, String type, String action) {}

    private static final List<Magic> MAGICS =
            List.of(
                    new Magic("fffe0000", "text in UTF-32", AS_UTF_8),
                    new Magic("0000feff", "text in UTF-32", AS_UTF_8),
                    new Magic("fffe", "text in UTF-16", AS_UTF_8),
                    new Magic("feff", "text in UTF-16", AS_UTF_8),
                    new Magic("d0cf11e0a1b11ae1", "an Excel workbook (.xls)", AS_CSV),
                    new Magic("255044462d", "a PDF document", EXPORT),
                    new Magic("1f8b", "a gzip file", UNPACK),
                    new Magic("425a68", "a bzip2 file", UNPACK),
                    new Magic("fd377a585a00", "an xz file", UNPACK),
                    new Magic("28b52ffd", "a Zstandard file", UNPACK),
                    new Magic("377abcaf271c", "a 7z archive", UNPACK),
                    new Magic("526172211a07", "a RAR archive", UNPACK),
                    new Magic("50415231", "a Parquet file", EXPORT),
                    new Magic("53514c69746520666f726d61742033", "an SQLite database", EXPORT),
                    new Magic("7b5c727466", "an RTF document", EXPORT),
                    new Magic("89504e470d0a1a0a", "a PNG image", EXPORT),
                    new Magic("ffd8ff", "a JPEG image", EXPORT));

    private static final Pattern MARKUP = Pattern.compile("<(\\?xml|!doctype|!--|[a-z]).*");
    private static final Pattern HTML =
            Pattern.compile("<(!doctype html|html|head|body|table|meta|div|p|br).*");
    private static final Pattern JSON = Pattern.compile("[\\[{]\\s*[\"\\[{\\]}].*");

    private FileType() {}

    /// @throws RefusedException naming the real type
    static void refuseOthers(byte[] head) {
        if (head.length == 0) {
            throw new RefusedException(
                    "The file is empty", "It has 0 bytes.", "Export the products again.");
        }
        var start = HexFormat.of().formatHex(head, 0, Math.min(head.length, 16));
        for (var magic : MAGICS) {
            if (start.startsWith(magic.hex())) {
                throw refusal(magic.type(), magic.action());
            }
        }
        if (start.startsWith("504b0304") || start.startsWith("504b0506")) {
            throw zip(asText(head));
        }
        refuseByNulBytes(head);
        refuseByText(asText(head).replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading());
    }

    private static RefusedException zip(String head) {
        if (head.contains("application/vnd.oasis.opendocument")) {
            return refusal("an OpenDocument spreadsheet (.ods)", AS_CSV);
        }
        if (head.contains("xl/")) {
            return refusal("an Excel workbook (.xlsx)", AS_CSV);
        }
        return refusal("a zip archive", UNPACK);
    }

    /// In UTF-16 and UTF-32 the NUL bytes of Western text stand at regular places.
    private static void refuseByNulBytes(byte[] head) {
        int looked = Math.min(head.length, LOOKED_AT);
        var nulBytes = new int[4];
        for (int at = 0; at < looked; at++) {
            nulBytes[at & 3] += head[at] == 0 ? 1 : 0;
        }
        int even = nulBytes[0] + nulBytes[2];
        int odd = nulBytes[1] + nulBytes[3];
        int most = Math.max(even, odd);
        int all = even + odd;
        if (all * 3 > looked * 2 && all - Math.max(nulBytes[0], nulBytes[3]) > looked / 3) {
            throw refusal("text in UTF-32", AS_UTF_8);
        }
        if (most * 5 > looked * 2 && (all - most) * 20 < looked) {
            throw refusal("text in UTF-16", AS_UTF_8);
        }
        if (all * 2 > looked) {
            throw refusal("a binary file", EXPORT);
        }
    }

    private static void refuseByText(String text) {
        var start =
                text.substring(0, Math.min(text.length(), 100))
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("\\s+", " ");
        if (HTML.matcher(start).matches()) {
            throw refusal("an HTML page", EXPORT);
        }
        if (MARKUP.matcher(start).matches()) {
            throw refusal("XML", EXPORT);
        }
        if (JSON.matcher(start).matches()) {
            throw refusal("JSON", EXPORT);
        }
    }

    private static String asText(byte[] head) {
        return new String(head, 0, Math.min(head.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
    }

    private static RefusedException refusal(String type, String action) {
        return new RefusedException("Not a CSV file", "The file is " + type + ".", action);
    }
}
