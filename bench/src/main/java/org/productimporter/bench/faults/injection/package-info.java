/// The faults of `bench/faults`: what is done to the system and how it is undone.
@NullMarked
package org.productimporter.bench.faults.injection;

import org.jspecify.annotations.NullMarked;
