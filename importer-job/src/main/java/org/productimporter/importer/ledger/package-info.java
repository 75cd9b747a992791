/// Plans the chunks of an import, hands them out, and records them as done.
@NullMarked
package org.productimporter.importer.ledger;

import org.jspecify.annotations.NullMarked;
