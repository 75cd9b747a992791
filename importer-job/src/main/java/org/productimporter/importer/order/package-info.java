/// The order in which imports change the catalogue: that of their requests.
@NullMarked
package org.productimporter.importer.order;

import org.jspecify.annotations.NullMarked;
