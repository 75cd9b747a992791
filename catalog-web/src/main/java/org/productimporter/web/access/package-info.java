/// Who may do what: API tokens, their scopes, and the rule of every path.
@NullMarked
package org.productimporter.web.access;

import org.jspecify.annotations.NullMarked;
