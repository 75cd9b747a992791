/// The ledger of imports: chunks, attempts, rejections, progress and totals.
@NullMarked
package org.productimporter.importer.ledger;

import org.jspecify.annotations.NullMarked;
