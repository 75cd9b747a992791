/// Imports the drop folder and the sample, and deletes files that are no longer needed.
@NullMarked
package org.productimporter.web.imports.intake;

import org.jspecify.annotations.NullMarked;
