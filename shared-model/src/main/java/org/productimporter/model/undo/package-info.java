/// The undo of an import.
@NullMarked
package org.productimporter.model.undo;

import org.jspecify.annotations.NullMarked;
