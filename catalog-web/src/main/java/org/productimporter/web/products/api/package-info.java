/// The REST API of the catalogue.
@NullMarked
package org.productimporter.web.products.api;

import org.jspecify.annotations.NullMarked;
