/// What a valid product is, for rows of files, REST and forms alike.
@NullMarked
package org.productimporter.model.product;

import org.jspecify.annotations.NullMarked;
