/// Sign-in by the organisation's own OpenID Connect provider, where one is configured.
@NullMarked
package org.productimporter.web.sso;

import org.jspecify.annotations.NullMarked;
