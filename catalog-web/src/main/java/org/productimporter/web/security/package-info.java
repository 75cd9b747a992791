/// Authorization: actors, scopes and roles; rate limits of callers.
@NullMarked
package org.productimporter.web.security;

import org.jspecify.annotations.NullMarked;
