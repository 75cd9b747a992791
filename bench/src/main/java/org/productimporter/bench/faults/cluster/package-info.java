/// The system under test of `bench/faults`: nodes, database, network, disks and clocks, which can be disturbed.
@NullMarked
package org.productimporter.bench.faults.cluster;

import org.jspecify.annotations.NullMarked;
