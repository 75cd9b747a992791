/// Users of this server: accounts, passwords and sign-in.
@NullMarked
package org.productimporter.web.security.users;

import org.jspecify.annotations.NullMarked;
