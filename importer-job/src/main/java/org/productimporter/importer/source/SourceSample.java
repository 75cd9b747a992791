package org.productimporter.importer.source;

/// The beginning of a file in its normal form, from which everything else is detected.
///
/// @param head the first [#MAX_BYTES] at most, as CSV in UTF-8; a byte order mark of UTF-8 is included
/// @param whole whether this is the whole file
/// @param format the form in which the file was delivered
@SuppressWarnings("ArrayRecordComponent") // Never compared; nobody changes it.
public record SourceSample(byte[] head, boolean whole, SourceFormat format) {

    /// Size of `head` at most. A header and 1,000 rows of usual files fit into it several times.
    public static final int MAX_BYTES = 4 * 1024 * 1024;
}
