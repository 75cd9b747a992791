package org.productimporter.model.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The type of a file whose first bytes show that it is not a CSV file.
///
/// @param type name of the type, with its article
/// @param action how to get a CSV file
public record FileSignature(String type, String action) {

    /// The number of bytes that are examined.
    public static final int EXAMINED_BYTES = 64 * 1024;

    private static final String AS_CSV =
            "Open it in the program it comes from, save it as \"CSV UTF-8\" and import that.";
    private static final String UNPACK = "Unpack it and import the CSV file inside.";
    private static final String EXPORT = "Export the products as CSV and import that.";
    private static final String AS_UTF_8 = "Save it as UTF-8 (\"CSV UTF-8\" in a spreadsheet).";

    private static final FileSignature UTF_16 = new FileSignature("text in UTF-16", AS_UTF_8);
    private static final FileSignature UTF_32 = new FileSignature("text in UTF-32", AS_UTF_8);

    /// The first bytes of a type of file in hexadecimal.
    private record Magic(String hex, FileSignature signature) {

        Magic(String hex, String type, String action) {
            this(hex, new FileSignature(type, action));
        }
    }

    /// UTF-32 comes first, because its byte order mark starts with that of UTF-16.
    private static final List<Magic> MAGICS =
            List.of(new Magic("fffe0000", UTF_32), new Magic("0000feff", UTF_32), new Magic("fffe", UTF_16),
                    new Magic("feff", UTF_16), new Magic("d0cf11e0", "an Excel workbook (.xls)", AS_CSV),
                    new Magic("25504446", "a PDF document", EXPORT), new Magic("1f8b", "a gzip file", UNPACK),
                    new Magic("425a68", "a bzip2 file", UNPACK), new Magic("fd377a585a", "an xz file", UNPACK),
                    new Magic("28b52ffd", "a Zstandard file", UNPACK), new Magic("377abcaf", "a 7z archive", UNPACK),
                    new Magic("526172211a07", "a RAR archive", UNPACK), new Magic("50415231", "a Parquet file", EXPORT),
                    new Magic("53514c69746520666f726d61742033", "an SQLite database", EXPORT),
                    new Magic("7b5c727466", "an RTF document", EXPORT), new Magic("89504e47", "a PNG image", EXPORT),
                    new Magic("47494638", "a GIF image", EXPORT), new Magic("ffd8ff", "a JPEG image", EXPORT),
                    new Magic("7f454c46", "a program", EXPORT));

    private static final int MAGIC_BYTES = 16;
    private static final int MARKUP_CHARACTERS = 100;

    private static final Pattern HTML = Pattern.compile("<(!doctype html|html|head|body|table|meta|div|p|br).*");
    private static final Pattern MARKUP = Pattern.compile("<(\\?xml|!doctype|!--|[a-z]).*");
    private static final Pattern JSON = Pattern.compile("[\\[{]\\s*[\"\\[{\\]}].*");

    /// Detects the type by the start of `head[0, length)`, the first bytes of a file. Returns empty if the file may be a
    /// CSV file.
    public static Optional<FileSignature> of(byte[] head, int length) {
        int examined = Math.min(length, EXAMINED_BYTES);
        var start = HexFormat.of().formatHex(head, 0, Math.min(examined, MAGIC_BYTES));
        for (var magic : MAGICS) {
            if (start.startsWith(magic.hex())) {
                return Optional.of(magic.signature());
            }
        }
        var text = new String(head, 0, examined, StandardCharsets.ISO_8859_1);
        if (start.startsWith("504b0304") || start.startsWith("504b0506")) {
            return Optional.of(zip(text));
        }
        return byMarkup(text.replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading());
    }

    /// A workbook is a zip archive with characteristic entries.
    private static FileSignature zip(String text) {
        if (text.contains("application/vnd.oasis.opendocument")) {
            return new FileSignature("an OpenDocument spreadsheet (.ods)", AS_CSV);
        }
        if (text.contains("xl/")) {
            return new FileSignature("an Excel workbook (.xlsx)", AS_CSV);
        }
        return new FileSignature("an Excel workbook (.xlsx) or a zip archive",
                "Save a workbook as \"CSV UTF-8\" and import that; unpack an archive and import the CSV file inside.");
    }

    /// Detects UTF-16, UTF-32 and binary files by the NUL bytes of `head[0, length)`: Western text in UTF-16 and UTF-32
    /// has them at regular positions. Returns empty if the file may be a CSV file.
    public static Optional<FileSignature> byNulBytes(byte[] head, int length) {
        int examined = Math.min(length, EXAMINED_BYTES);
        var nulBytes = new int[4];
        for (int at = 0; at < examined; at++) {
            nulBytes[at & 3] += head[at] == 0 ? 1 : 0;
        }
        int few = examined / 20;
        int most = Math.max(1, examined / 5);
        int even = Math.min(nulBytes[0], nulBytes[2]);
        int odd = Math.min(nulBytes[1], nulBytes[3]);
        boolean littleEndian32 = odd >= most && nulBytes[2] >= most && nulBytes[0] <= few;
        boolean bigEndian32 = even >= most && nulBytes[1] >= most && nulBytes[3] <= few;
        if (littleEndian32 || bigEndian32) {
            return Optional.of(UTF_32);
        }
        boolean littleEndian16 = odd >= most && nulBytes[0] + nulBytes[2] <= few;
        boolean bigEndian16 = even >= most && nulBytes[1] + nulBytes[3] <= few;
        if (littleEndian16 || bigEndian16) {
            return Optional.of(UTF_16);
        }
        return Arrays.stream(nulBytes).sum() * 2 > examined ? Optional.of(new FileSignature("a binary file", EXPORT))
                : Optional.empty();
    }

    private static Optional<FileSignature> byMarkup(String text) {
        var start = text.substring(0, Math.min(text.length(), MARKUP_CHARACTERS))
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
        if (HTML.matcher(start).matches()) {
            return Optional.of(new FileSignature("an HTML page", EXPORT));
        }
        if (MARKUP.matcher(start).matches()) {
            return Optional.of(new FileSignature("XML", EXPORT));
        }
        return JSON.matcher(start).matches() ? Optional.of(new FileSignature("JSON", EXPORT)) : Optional.empty();
    }
}
