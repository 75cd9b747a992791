/// What changed in the catalogue: differences of products, in blocks of up to 1,000.
@NullMarked
package org.productimporter.db.changes;

import org.jspecify.annotations.NullMarked;
