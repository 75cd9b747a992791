/// The console: the frame around all pages, who may come in, and the start of the session.
@NullMarked
package org.productimporter.web.ui;

import org.jspecify.annotations.NullMarked;
