/// The page of a product with its history.
@NullMarked
package org.productimporter.web.products.history.ui;

import org.jspecify.annotations.NullMarked;
