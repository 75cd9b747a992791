/// Rejected rows of imports: their files, and their correction.
@NullMarked
package org.productimporter.web.imports.rejections;

import org.jspecify.annotations.NullMarked;
