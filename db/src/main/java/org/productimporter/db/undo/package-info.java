/// Which changes of an import can be undone. Used by both programs.
@NullMarked
package org.productimporter.db.undo;

import org.jspecify.annotations.NullMarked;
