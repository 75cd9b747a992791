/// Lists and searches products, and maintains the search index.
@NullMarked
package org.productimporter.web.products.search;

import org.jspecify.annotations.NullMarked;
