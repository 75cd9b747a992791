package org.productimporter.importer.source;

import java.util.List;
import org.productimporter.importer.csv.Layout;

/// What the header of a file says.
///
/// @param layout how to read the records
/// @param warnings what the user should know
/// @param end index of the first byte after it in the head of the file
/// @param endLine physical line on which the records start
record Header(Layout layout, List<String> warnings, int end, long endLine) {}
