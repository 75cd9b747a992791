/// Keeps what products are searched by up with the catalogue.
@NullMarked
package org.productimporter.web.products.search;

import org.jspecify.annotations.NullMarked;
