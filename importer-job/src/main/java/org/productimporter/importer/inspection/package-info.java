/// The inspection of a product file, from its container to its ranges. [SourceInspector] tells it from top to bottom.
@NullMarked
package org.productimporter.importer.inspection;

import org.jspecify.annotations.NullMarked;
