/// The name and the roles of this node, and its end when memory is exhausted.
@NullMarked
package org.productimporter.db.node;

import org.jspecify.annotations.NullMarked;
