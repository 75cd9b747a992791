/// What this node is: its name and its roles.
@NullMarked
package org.productimporter.db.node;

import org.jspecify.annotations.NullMarked;
