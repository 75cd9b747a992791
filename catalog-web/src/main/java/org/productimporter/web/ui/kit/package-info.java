/// Pieces that every page of the console is made of; they know no feature.
@NullMarked
package org.productimporter.web.ui.kit;

import org.jspecify.annotations.NullMarked;
