/// CSV dialect, column layout and decoding.
@NullMarked
package org.productimporter.importer.csv;

import org.jspecify.annotations.NullMarked;
