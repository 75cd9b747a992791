/// Takes back what the blocks of changes of an import record.
@NullMarked
package org.productimporter.importer.undo;

import org.jspecify.annotations.NullMarked;
