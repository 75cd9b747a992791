/// The page of API tokens.
@NullMarked
package org.productimporter.web.console.tokens;

import org.jspecify.annotations.NullMarked;
