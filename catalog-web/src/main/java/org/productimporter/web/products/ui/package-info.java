/// The catalogue in the console: find, make, change, delete and export products.
@NullMarked
package org.productimporter.web.products.ui;

import org.jspecify.annotations.NullMarked;
