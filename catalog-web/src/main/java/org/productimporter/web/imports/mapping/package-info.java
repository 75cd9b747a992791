/// Imports that wait for their mapping: the proposal of the inspection, and the answer of a user.
@NullMarked
package org.productimporter.web.imports.mapping;

import org.jspecify.annotations.NullMarked;
