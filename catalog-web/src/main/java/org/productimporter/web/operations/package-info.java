/// The state of the cluster and of this node: nodes, queue, throughput, health and resources.
@NullMarked
package org.productimporter.web.operations;

import org.jspecify.annotations.NullMarked;
