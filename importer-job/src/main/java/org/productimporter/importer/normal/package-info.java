/// The normal form of a file, a CSV file in UTF-8: how it is written, filled and stored.
@NullMarked
package org.productimporter.importer.normal;

import org.jspecify.annotations.NullMarked;
