/// An import as both programs know it: request, options, states and transitions, summary.
@NullMarked
package org.productimporter.model.imports;

import org.jspecify.annotations.NullMarked;
