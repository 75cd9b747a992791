/// Tells an import from top to bottom; contains no work.
@NullMarked
package org.productimporter.importer.job;

import org.jspecify.annotations.NullMarked;
