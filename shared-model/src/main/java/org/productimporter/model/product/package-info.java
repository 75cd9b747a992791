/// The rules of a valid product, for rows of files, REST and forms.
@NullMarked
package org.productimporter.model.product;

import org.jspecify.annotations.NullMarked;
