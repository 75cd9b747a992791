/// Edits the attributes of a product, and chooses the columns of the list that show them.
@NullMarked
package org.productimporter.web.products.ui.attributes;

import org.jspecify.annotations.NullMarked;
