/// Migrates a PostgreSQL database to the current schema, and reports why it cannot be used.
@NullMarked
package org.productimporter.db;

import org.jspecify.annotations.NullMarked;
