/// Sign-in by a configured OpenID Connect provider.
@NullMarked
package org.productimporter.web.security.sso;

import org.jspecify.annotations.NullMarked;
