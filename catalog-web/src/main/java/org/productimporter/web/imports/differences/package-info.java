/// Lists what an import would change, or has changed, product by product.
@NullMarked
package org.productimporter.web.imports.differences;

import org.jspecify.annotations.NullMarked;
