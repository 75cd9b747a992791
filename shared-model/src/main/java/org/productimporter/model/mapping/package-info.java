/// How a file is understood: the proposal of the inspection, as REST, console and command line show it.
@NullMarked
package org.productimporter.model.mapping;

import org.jspecify.annotations.NullMarked;
