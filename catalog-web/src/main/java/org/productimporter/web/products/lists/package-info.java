/// The catalogue read many products at a time: pages, counts and exports.
@NullMarked
package org.productimporter.web.products.lists;

import org.jspecify.annotations.NullMarked;
