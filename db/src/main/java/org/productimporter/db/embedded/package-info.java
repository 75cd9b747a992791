/// Runs a PostgreSQL of our own, with its data in our data folder, when nobody names another one.
@NullMarked
package org.productimporter.db.embedded;

import org.jspecify.annotations.NullMarked;
