/// Reads requests strictly: parameters, numbers, times and JSON. What cannot be decoded, parsed or stored is refused with the name
/// of the field.
@NullMarked
package org.productimporter.web.input;

import org.jspecify.annotations.NullMarked;
