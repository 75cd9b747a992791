/// Correction of rejected rows in the page of their import.
@NullMarked
package org.productimporter.web.imports.ui.corrections;

import org.jspecify.annotations.NullMarked;
