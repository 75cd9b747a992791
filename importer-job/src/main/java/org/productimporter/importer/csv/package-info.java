/// What a record of a CSV file is: the dialect, and where records end whatever the quoting.
@NullMarked
package org.productimporter.importer.csv;

import org.jspecify.annotations.NullMarked;
