/// The budgets of connections, request bodies and sessions: nobody without credentials can cost the server more than his own
/// connection. docs/SECURITY.md has the arithmetic.
@NullMarked
package org.productimporter.web.limits;

import org.jspecify.annotations.NullMarked;
