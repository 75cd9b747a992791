/// Splits a file into byte ranges that end at record ends, and reads ranges and records.
@NullMarked
package org.productimporter.importer.split;

import org.jspecify.annotations.NullMarked;
