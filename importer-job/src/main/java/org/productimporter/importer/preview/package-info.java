/// Stores what an import would change, until it is applied.
@NullMarked
package org.productimporter.importer.preview;

import org.jspecify.annotations.NullMarked;
