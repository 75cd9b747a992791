/// Restarting an import with other limits, and importing its file again.
@NullMarked
package org.productimporter.web.imports.restart;

import org.jspecify.annotations.NullMarked;
