/// The page of one import: how far, how fast, what went wrong, and what can be done about it.
@NullMarked
package org.productimporter.web.imports.ui.panels;

import org.jspecify.annotations.NullMarked;
