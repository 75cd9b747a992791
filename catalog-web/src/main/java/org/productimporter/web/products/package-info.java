/// The catalogue: find, read, create, change and delete products.
@NullMarked
package org.productimporter.web.products;

import org.jspecify.annotations.NullMarked;
