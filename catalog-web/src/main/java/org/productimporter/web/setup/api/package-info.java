/// REST for the setup.
@NullMarked
package org.productimporter.web.setup.api;

import org.jspecify.annotations.NullMarked;
