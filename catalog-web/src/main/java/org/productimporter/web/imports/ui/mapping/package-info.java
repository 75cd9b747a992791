/// The pages on which users see and confirm how a file is read.
@NullMarked
package org.productimporter.web.imports.ui.mapping;

import org.jspecify.annotations.NullMarked;
