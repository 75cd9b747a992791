/// The catalogue as people and programs work on it: find, read, change and delete products.
@NullMarked
package org.productimporter.web.products;

import org.jspecify.annotations.NullMarked;
