/// Turns every failure into one response: problem details for programs and a page for browsers. Only texts of this program reach a
/// client.
@NullMarked
package org.productimporter.web.errors;

import org.jspecify.annotations.NullMarked;
