/// Delivers events from background threads to pages.
@NullMarked
package org.productimporter.web.ui.push;

import org.jspecify.annotations.NullMarked;
