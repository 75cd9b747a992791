/// Imports: submission, state, actions, events, ledger and changes.
@NullMarked
package org.productimporter.web.imports;

import org.jspecify.annotations.NullMarked;
