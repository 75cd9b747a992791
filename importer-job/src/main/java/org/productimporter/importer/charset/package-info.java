/// Detects the charset of a file by evidence: marks, the structure of the bytes and the words of languages.
@NullMarked
package org.productimporter.importer.charset;

import org.jspecify.annotations.NullMarked;
