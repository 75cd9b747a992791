package org.productimporter.importer.dialect;

import java.util.List;

/// How the text of a file is divided.
///
/// @param delimiter the column delimiter
/// @param header trimmed cells; column numbers from 1 for a file without a header
/// @param named whether the file has a header
/// @param headerRecord the record of the header, or the first row
/// @param rows the first rows
/// @param recordsFrom index of the first byte after the header
/// @param firstLine line that starts there
/// @param skipLines number of lines before the header or the first row
public record Dialect(char delimiter, List<String> header, boolean named, SampleRecord headerRecord,
        List<SampleRecord> rows, int recordsFrom, long firstLine, int skipLines) {}
