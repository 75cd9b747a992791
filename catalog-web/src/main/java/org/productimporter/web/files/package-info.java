/// Writes records of texts as files for spreadsheets.
@NullMarked
package org.productimporter.web.files;

import org.jspecify.annotations.NullMarked;
