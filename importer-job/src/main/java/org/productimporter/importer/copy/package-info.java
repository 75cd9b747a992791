/// COPY in PostgreSQL's binary format, in both directions.
@NullMarked
package org.productimporter.importer.copy;

import org.jspecify.annotations.NullMarked;
