package org.productimporter.importer.source;

import java.util.List;
import org.productimporter.importer.csv.CsvLayout;

/// What the header of a file says.
///
/// @param layout how to read the records
/// @param warnings what the user should know, one sentence each
/// @param endByte first byte of the file after the header
/// @param endLine physical line on which the records start
public record Header(CsvLayout layout, List<String> warnings, long endByte, long endLine) {}
