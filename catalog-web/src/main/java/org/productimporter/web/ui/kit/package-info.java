/// The UI kit: components of all pages. It depends on no feature.
@NullMarked
package org.productimporter.web.ui.kit;

import org.jspecify.annotations.NullMarked;
