/// Who may do what: actors, scopes, roles, and the limits on how often one caller may act.
@NullMarked
package org.productimporter.web.security;

import org.jspecify.annotations.NullMarked;
