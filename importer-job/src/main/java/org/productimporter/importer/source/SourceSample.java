package org.productimporter.importer.source;

/// The beginning of a file in its normal form, from which everything else is detected.
///
/// @param head the first 4 MiB at most, as CSV in UTF-8; a byte order mark of UTF-8 is included
/// @param whole whether this is the whole file
/// @param format the form in which the file was delivered
@SuppressWarnings("ArrayRecordComponent")
public record SourceSample(byte[] head, boolean whole, SourceFormat format) {}
