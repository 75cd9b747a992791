/// The UNLOGGED staging tables of an import, and the COPY into them.
@NullMarked
package org.productimporter.importer.staging;

import org.jspecify.annotations.NullMarked;
