/// Ends everything that is open when the rights of its actor end.
@NullMarked
package org.productimporter.web.security.rights;

import org.jspecify.annotations.NullMarked;
