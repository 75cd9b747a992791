/// File signatures and SHA-256.
@NullMarked
package org.productimporter.model.files;

import org.jspecify.annotations.NullMarked;
