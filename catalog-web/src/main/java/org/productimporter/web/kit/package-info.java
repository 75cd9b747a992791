/// Pieces that know no feature: problems, pages and cursors of REST.
@NullMarked
package org.productimporter.web.kit;

import org.jspecify.annotations.NullMarked;
