package org.productimporter.web.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.productimporter.web.kit.Problem;
import org.springframework.http.HttpStatus;

/// Recognises, by its first bytes, what is certainly no CSV. The importer looks closer later;
/// this only spares people the wait for an answer that is already known.
final class FileKind {

    private record Magic(String start, String kind) {}

    // Longer starts first: a UTF-32 mark begins like one of UTF-16.
    private static final List<Magic> KNOWN =
            List.of(
                    new Magic("PK\3\4", "an Excel workbook (.xlsx) or a zip archive"),
                    new Magic("PK\5\6", "an empty zip archive"),
                    new Magic("\u00d0\u00cf\u0011\u00e0", "an old Excel workbook (.xls)"),
                    new Magic("%PDF", "a PDF document"),
                    new Magic("\u001f\u008b", "a gzip archive"),
                    new Magic("BZh", "a bzip2 archive"),
                    new Magic("7z\u00bc\u00af", "a 7-Zip archive"),
                    new Magic("\u00fd7zXZ", "an xz archive"),
                    new Magic("(\u00b5/\u00fd", "a Zstandard archive"),
                    new Magic("PAR1", "a Parquet file"),
                    new Magic("SQLite format 3", "an SQLite database"),
                    new Magic("\u0089PNG", "a PNG image"),
                    new Magic("GIF8", "a GIF image"),
                    new Magic("\u00ff\u00d8\u00ff", "a JPEG image"),
                    new Magic("\u007fELF", "a program"),
                    new Magic("\u00ff\u00fe\0\0", "UTF-32 text"),
                    new Magic("\0\0\u00fe\u00ff", "UTF-32 text"),
                    new Magic("\u00ff\u00fe", "UTF-16 text"),
                    new Magic("\u00fe\u00ff", "UTF-16 text"));

    private static final List<Magic> MARKUP =
            List.of(
                    new Magic("<!doctype", "an HTML page"),
                    new Magic("<html", "an HTML page"),
                    new Magic("<table", "an HTML table"),
                    new Magic("<?xml", "an XML document"),
                    new Magic("{\"", "JSON"),
                    new Magic("[{", "JSON"));

    private FileKind() {}

    /// @throws Problem 415 that names the real type
    static void refuseIfNotCsv(byte[] start, int length) {
        var kind = notCsv(start, length);
        if (kind.isPresent()) {
            throw Problem.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Not a CSV file",
                    "The file is " + kind.get() + ". Save it as CSV in UTF-8 and send that");
        }
    }

    /// What the file is if it is certainly no CSV; empty when it may be one.
    static Optional<String> notCsv(byte[] start, int length) {
        var text = new String(start, 0, Math.min(length, 64), ISO_8859_1);
        var markup = text.replaceFirst("^\u00ef\u00bb\u00bf", "").strip().toLowerCase(Locale.ROOT);
        return find(KNOWN, text).or(() -> find(MARKUP, markup));
    }

    private static Optional<String> find(List<Magic> magics, String text) {
        return magics.stream()
                .filter(magic -> text.startsWith(magic.start()))
                .map(Magic::kind)
                .findFirst();
    }
}
