/// Selects many products of the list, and acts on them after a confirmation.
@NullMarked
package org.productimporter.web.products.ui.bulk;

import org.jspecify.annotations.NullMarked;
