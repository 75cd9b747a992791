/// Actions on all products that pass a filter.
@NullMarked
package org.productimporter.web.products.bulk;

import org.jspecify.annotations.NullMarked;
