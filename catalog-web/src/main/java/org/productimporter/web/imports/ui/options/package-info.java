/// The options of an import as fields.
@NullMarked
package org.productimporter.web.imports.ui.options;

import org.jspecify.annotations.NullMarked;
