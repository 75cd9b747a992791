/// Opens a file: encoding, delimiter, header, limits; cuts it into ranges that end at a record.
@NullMarked
package org.productimporter.importer.source;

import org.jspecify.annotations.NullMarked;
