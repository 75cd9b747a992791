/// What tests and measurements share: generated files, an independent model of an import, and the
/// check of a database against it.
@NullMarked
package org.productimporter.importer.testing;

import org.jspecify.annotations.NullMarked;
