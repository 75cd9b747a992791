/// The catalogue over REST.
@NullMarked
package org.productimporter.web.products.api;

import org.jspecify.annotations.NullMarked;
