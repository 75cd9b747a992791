/// Values and helpers that features share.
@NullMarked
package org.productimporter.web.common;

import org.jspecify.annotations.NullMarked;
