/// Brings files in that nobody sent over HTTP, and sweeps away those that nobody needs.
@NullMarked
package org.productimporter.web.uploads.intake;

import org.jspecify.annotations.NullMarked;
