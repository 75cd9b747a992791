/// The preview of an import: what it would change, and the question before it is applied.
@NullMarked
package org.productimporter.web.imports.ui.preview;

import org.jspecify.annotations.NullMarked;
