/// How much of something one caller may do in a while.
@NullMarked
package org.productimporter.web.limits;

import org.jspecify.annotations.NullMarked;
