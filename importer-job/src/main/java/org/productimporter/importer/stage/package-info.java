/// Copies one range into the staging table of its import.
@NullMarked
package org.productimporter.importer.stage;

import org.jspecify.annotations.NullMarked;
