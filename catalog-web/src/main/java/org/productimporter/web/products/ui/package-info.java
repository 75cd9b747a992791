/// The page of the products: find, create, change, delete and export them.
@NullMarked
package org.productimporter.web.products.ui;

import org.jspecify.annotations.NullMarked;
