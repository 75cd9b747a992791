package org.productimporter.model.files;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The type of a file whose first bytes show that it cannot be imported: neither text, alone or in gzip or zip, nor an Excel
/// workbook (.xlsx).
///
/// @param type name of the type, with its article
/// @param action how to get a file that can be imported
public record FileSignature(String type, String action) {

    /// The number of bytes that are examined.
    public static final int EXAMINED_BYTES = 64 * 1024;

    private static final String SAVE_AS =
            "Open it in a spreadsheet program, save it as .xlsx or \"CSV UTF-8\" and import that.";
    private static final String UNPACK = "Unpack it and import the file inside, or compress that with gzip or zip.";
    private static final String EXPORT = "Export the products as CSV or .xlsx and import that.";

    /// The first bytes of a type of file in hexadecimal.
    private record Magic(String hex, FileSignature signature) {

        Magic(String hex, String type, String action) {
            this(hex, new FileSignature(type, action));
        }
    }

    private static final List<Magic> MAGICS =
            List.of(new Magic("d0cf11e0", "an old Excel workbook (.xls), or one with a password", SAVE_AS),
                    new Magic("25504446", "a PDF document", EXPORT), new Magic("425a68", "a bzip2 file", UNPACK),
                    new Magic("fd377a585a", "an xz file", UNPACK), new Magic("28b52ffd", "a Zstandard file", UNPACK),
                    new Magic("377abcaf", "a 7z archive", UNPACK), new Magic("526172211a07", "a RAR archive", UNPACK),
                    new Magic("50415231", "a Parquet file", EXPORT),
                    new Magic("53514c69746520666f726d61742033", "an SQLite database", EXPORT),
                    new Magic("7b5c727466", "an RTF document", EXPORT), new Magic("89504e47", "a PNG image", EXPORT),
                    new Magic("47494638", "a GIF image", EXPORT), new Magic("ffd8ff", "a JPEG image", EXPORT),
                    new Magic("7f454c46", "a program", EXPORT));

    private static final int TAR_AT = 257;
    private static final String TAR = "ustar";

    private static final int MAGIC_BYTES = 16;
    private static final int MARKUP_CHARACTERS = 100;

    private static final Pattern HTML = Pattern.compile("<(!doctype html|html|head|body|table|meta|div|p|br).*");
    private static final Pattern MARKUP = Pattern.compile("<(\\?xml|!doctype|!--|[a-z]).*");
    private static final Pattern JSON = Pattern.compile("[\\[{]\\s*[\"\\[{\\]}].*");

    /// Detects the type by the start of `head[0, length)`, the first bytes of a file. Returns empty if the file can probably be
    /// imported.
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
            return zip(text);
        }
        if (text.startsWith(TAR, TAR_AT)) {
            return Optional.of(new FileSignature("a tar archive", UNPACK));
        }
        return byMarkup(text.replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading());
    }

    /// Other programs use zip archives with characteristic entries, too.
    private static Optional<FileSignature> zip(String text) {
        if (text.contains("application/vnd.oasis.opendocument.spreadsheet")) {
            return Optional.of(new FileSignature("an OpenDocument spreadsheet (.ods)", SAVE_AS));
        }
        if (text.contains("application/vnd.oasis.opendocument")) {
            return Optional.of(new FileSignature("an OpenDocument file", EXPORT));
        }
        if (text.contains("Index/Document.iwa")) {
            return Optional.of(new FileSignature("a Numbers spreadsheet", SAVE_AS));
        }
        return text.contains("word/document.xml") ? Optional.of(new FileSignature("a Word document (.docx)", EXPORT))
                : Optional.empty();
    }

    private static Optional<FileSignature> byMarkup(String text) {
        var start = text.substring(0, Math.min(text.length(), MARKUP_CHARACTERS))
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
        if (HTML.matcher(start).matches()) {
            return Optional.of(new FileSignature("an HTML page, which some programs save as .xls", SAVE_AS));
        }
        if (start.contains("excel.sheet") || start.contains("office:spreadsheet")) {
            return Optional.of(new FileSignature("an XML spreadsheet of Excel 2003", SAVE_AS));
        }
        if (MARKUP.matcher(start).matches()) {
            return Optional.of(new FileSignature("XML", EXPORT));
        }
        return JSON.matcher(start).matches() ? Optional.of(new FileSignature("JSON", EXPORT)) : Optional.empty();
    }
}
