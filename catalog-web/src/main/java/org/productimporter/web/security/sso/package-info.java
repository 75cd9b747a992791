/// Sign-in by an OpenID Connect provider, where one is configured.
@NullMarked
package org.productimporter.web.security.sso;

import org.jspecify.annotations.NullMarked;
