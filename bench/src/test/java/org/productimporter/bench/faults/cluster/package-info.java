/// Tests of the disturbed system.
@NullMarked
package org.productimporter.bench.faults.cluster;

import org.jspecify.annotations.NullMarked;
