/// Formats of numbers, times and error messages.
@NullMarked
package org.productimporter.web.ui.format;

import org.jspecify.annotations.NullMarked;
