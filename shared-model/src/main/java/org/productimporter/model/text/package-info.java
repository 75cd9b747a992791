/// Texts as UTF-8, and characters that do something else than being shown.
@NullMarked
package org.productimporter.model.text;

import org.jspecify.annotations.NullMarked;
