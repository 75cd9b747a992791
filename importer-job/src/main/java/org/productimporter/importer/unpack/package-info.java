/// Unpacks compressed files within limits.
@NullMarked
package org.productimporter.importer.unpack;

import org.jspecify.annotations.NullMarked;
