package org.productimporter.importer.source;

import java.util.List;
import org.productimporter.importer.csv.CsvLayout;

/// The header of a file.
///
/// @param layout dialect and columns
/// @param warnings one sentence each
/// @param endByte first byte of the file after the header
/// @param endLine physical line on which the records start
record Header(CsvLayout layout, List<String> warnings, long endByte, long endLine) {}
