/// Sessions of the console: their end with the rights of their user, and the protection against pages of other sites.
@NullMarked
package org.productimporter.web.security.ui.session;

import org.jspecify.annotations.NullMarked;
