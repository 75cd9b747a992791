/// The name and the roles of this node.
@NullMarked
package org.productimporter.db.node;

import org.jspecify.annotations.NullMarked;
