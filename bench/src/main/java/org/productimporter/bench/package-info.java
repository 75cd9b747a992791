/// Measures the import against what an expert does with psql, and proves each result.
@NullMarked
package org.productimporter.bench;

import org.jspecify.annotations.NullMarked;
