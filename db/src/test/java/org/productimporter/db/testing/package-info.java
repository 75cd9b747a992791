/// Gives a test class its own migrated PostgreSQL 18 database.
@NullMarked
package org.productimporter.db.testing;

import org.jspecify.annotations.NullMarked;
