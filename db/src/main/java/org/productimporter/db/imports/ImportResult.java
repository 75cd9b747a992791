package org.productimporter.db.imports;

import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.imports.RowCounts;

/// What an attempt that ends its import leaves in the import's row.
///
/// @param message one sentence for people
/// @param counts rows by outcome, of all attempts
/// @param deactivated products that the file did not mention
/// @param failure what went wrong, if something did
public record ImportResult(String message, RowCounts counts, long deactivated, @Nullable ImportFailure failure) {}
