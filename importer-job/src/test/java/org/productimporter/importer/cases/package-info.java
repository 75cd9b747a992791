/// Tables of CSV input that people can read, run through inspection and parsing.
@NullMarked
package org.productimporter.importer.cases;

import org.jspecify.annotations.NullMarked;
