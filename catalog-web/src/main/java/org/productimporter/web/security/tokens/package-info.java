/// API tokens: creation, storage and authentication of requests.
@NullMarked
package org.productimporter.web.security.tokens;

import org.jspecify.annotations.NullMarked;
