/// Runs queued imports on this node, takes over the imports of dead nodes and helps other nodes.
@NullMarked
package org.productimporter.importer.node;

import org.jspecify.annotations.NullMarked;
