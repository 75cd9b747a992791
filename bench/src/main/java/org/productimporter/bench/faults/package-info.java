/// The fault campaign `bench/faults`: runs trials of faults in random moments of imports and compares every result with
/// the reference model.
@NullMarked
package org.productimporter.bench.faults;

import org.jspecify.annotations.NullMarked;
