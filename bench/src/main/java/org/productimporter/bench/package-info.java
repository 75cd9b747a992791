/// Benchmarks of imports, searches and browsers, and kill tests. Every result is checked against the reference model.
@NullMarked
package org.productimporter.bench;

import org.jspecify.annotations.NullMarked;
