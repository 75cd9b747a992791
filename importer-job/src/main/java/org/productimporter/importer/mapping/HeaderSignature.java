package org.productimporter.importer.mapping;

import java.util.List;
import java.util.stream.Collectors;
import org.productimporter.model.files.Sha256;

/// Identifies a header, so that a profile applies to every file that has it.
///
/// @param sha256 SHA-256 of the folded header cells in hexadecimal
public record HeaderSignature(String sha256) {

    /// Returns the signature of these header cells. Case, the kind of spaces and the columns of a rejections file do not
    /// matter.
    public static HeaderSignature of(List<String> header) {
        return new HeaderSignature(Sha256.ofText(RejectionColumns.without(header)
                .stream()
                .map(HeaderText::folded)
                .collect(Collectors.joining("\n"))));
    }
}
