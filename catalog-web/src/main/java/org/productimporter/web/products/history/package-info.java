/// The history of the products: who changed which fields, when, from which value to which.
@NullMarked
package org.productimporter.web.products.history;

import org.jspecify.annotations.NullMarked;
