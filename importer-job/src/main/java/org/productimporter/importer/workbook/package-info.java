/// Reads workbooks (.xlsx) by streaming, in constant memory, and renders a sheet as CSV.
@NullMarked
package org.productimporter.importer.workbook;

import org.jspecify.annotations.NullMarked;
