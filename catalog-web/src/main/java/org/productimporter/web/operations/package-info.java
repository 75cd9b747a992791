/// Whether the server does well: nodes, queue, throughput, pool, disk, health and retention.
@NullMarked
package org.productimporter.web.operations;

import org.jspecify.annotations.NullMarked;
