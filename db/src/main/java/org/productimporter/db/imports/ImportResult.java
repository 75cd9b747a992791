package org.productimporter.db.imports;

import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.RowCounts;

/// The result that an attempt stores at the end of its import.
///
/// @param message one sentence for display
/// @param counts rows by outcome, of all attempts
/// @param deactivated deactivated products
/// @param failure the error of a failed import
public record ImportResult(String message, RowCounts counts, long deactivated, @Nullable ImportFailure failure) {}
