/// Brings a PostgreSQL database to the current schema, or says what is wrong with it.
@NullMarked
package org.productimporter.db;

import org.jspecify.annotations.NullMarked;
