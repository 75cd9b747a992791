/// How a new server gets its first administrator.
@NullMarked
package org.productimporter.web.setup;

import org.jspecify.annotations.NullMarked;
