/// What kind of file something is, and its digest.
@NullMarked
package org.productimporter.model.files;

import org.jspecify.annotations.NullMarked;
