package org.productimporter.model.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.productimporter.model.files.Sha256;

/// Identifies a header, so that a file with the same columns is recognised. Differences in case, spaces, punctuation and
/// Unicode forms do not matter; the order of the columns does. Pure functions.
public final class HeaderSignature {

    private HeaderSignature() {}

    /// Returns the SHA-256 of the folded cells in hexadecimal.
    public static String of(List<String> header) {
        var digest = Sha256.digest();
        digest.update(header.stream().map(HeaderSignature::fold).collect(Collectors.joining("\n")).getBytes(UTF_8));
        return Sha256.hex(digest);
    }

    private static String fold(String cell) {
        return Normalizer.normalize(cell, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}]", "");
    }
}
