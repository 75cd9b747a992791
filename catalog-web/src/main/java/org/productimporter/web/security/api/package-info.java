/// The security of REST: filter chains, the scope of each request; controllers of tokens, users and setup.
@NullMarked
package org.productimporter.web.security.api;

import org.jspecify.annotations.NullMarked;
