/// The REST API of imports.
@NullMarked
package org.productimporter.web.imports.api;

import org.jspecify.annotations.NullMarked;
