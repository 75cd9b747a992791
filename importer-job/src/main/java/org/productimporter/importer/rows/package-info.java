/// Parses and validates CSV records; without I/O.
@NullMarked
package org.productimporter.importer.rows;

import org.jspecify.annotations.NullMarked;
