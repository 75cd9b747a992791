/// REST for API tokens.
@NullMarked
package org.productimporter.web.access.api;

import org.jspecify.annotations.NullMarked;
