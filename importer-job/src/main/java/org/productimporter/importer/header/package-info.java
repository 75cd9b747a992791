/// The names of columns: their comparable form, the dictionary of what they mean, and the exports of known programs.
@NullMarked
package org.productimporter.importer.header;

import org.jspecify.annotations.NullMarked;
