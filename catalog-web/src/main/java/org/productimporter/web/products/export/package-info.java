/// Exports products as CSV and as workbooks.
@NullMarked
package org.productimporter.web.products.export;

import org.jspecify.annotations.NullMarked;
