/// Dialogs and the row editor that create, change and delete products.
@NullMarked
package org.productimporter.web.products.ui.editor;

import org.jspecify.annotations.NullMarked;
