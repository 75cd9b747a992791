/// The creation of the first administrator of a new server.
@NullMarked
package org.productimporter.web.security.setup;

import org.jspecify.annotations.NullMarked;
