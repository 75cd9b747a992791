/// What the two programs tell each other about one import.
@NullMarked
package org.productimporter.model.imports;

import org.jspecify.annotations.NullMarked;
