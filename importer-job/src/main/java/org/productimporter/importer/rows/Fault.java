package org.productimporter.importer.rows;

import org.jspecify.annotations.Nullable;
import org.productimporter.importer.csv.Field;

/// What is wrong with a record, before its text is looked up.
///
/// @param field the field at fault, or null when it is the whole record
/// @param problem the reason in one word
/// @param message the reason in one sentence, with the numbers
record Fault(@Nullable Field field, RowProblem problem, String message) {}
