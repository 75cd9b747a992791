/// The page of all imports: send files, follow what becomes of them, find earlier ones.
@NullMarked
package org.productimporter.web.imports.ui;

import org.jspecify.annotations.NullMarked;
