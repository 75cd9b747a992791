/// Decides how the text of a file is divided: delimiter, lines before the header, header, rows.
@NullMarked
package org.productimporter.importer.dialect;

import org.jspecify.annotations.NullMarked;
