/// REST for imports.
@NullMarked
package org.productimporter.web.imports.api;

import org.jspecify.annotations.NullMarked;
