/// The list of imports with uploads, and the page of one import with its actions.
@NullMarked
package org.productimporter.web.imports.ui;

import org.jspecify.annotations.NullMarked;
