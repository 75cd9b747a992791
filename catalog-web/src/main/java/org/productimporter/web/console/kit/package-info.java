/// Pieces that every page of the console is made of; they know no feature.
@NullMarked
package org.productimporter.web.console.kit;

import org.jspecify.annotations.NullMarked;
