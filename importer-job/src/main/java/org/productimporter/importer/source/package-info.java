/// Inspects a file: type, charset, delimiter, header, column mapping and first rows.
@NullMarked
package org.productimporter.importer.source;

import org.jspecify.annotations.NullMarked;
