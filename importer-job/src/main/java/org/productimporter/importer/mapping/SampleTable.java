package org.productimporter.importer.mapping;

import java.util.List;

/// The header and the first rows of a file.
///
/// @param header trimmed cells, or the numbers of the columns
/// @param named whether the file names its columns
/// @param rows trimmed cells; a row may have more or fewer than the header
public record SampleTable(List<String> header, boolean named, List<List<String>> rows) {}
