/// The embedded PostgreSQL server, which runs if no external one is configured.
@NullMarked
package org.productimporter.db.embedded;

import org.jspecify.annotations.NullMarked;
