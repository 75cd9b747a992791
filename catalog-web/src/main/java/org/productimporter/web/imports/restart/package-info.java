/// Restarts an import with other limits, or imports its file again.
@NullMarked
package org.productimporter.web.imports.restart;

import org.jspecify.annotations.NullMarked;
