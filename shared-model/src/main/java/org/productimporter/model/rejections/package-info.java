/// Files of rejected rows, to correct and import again.
@NullMarked
package org.productimporter.model.rejections;

import org.jspecify.annotations.NullMarked;
