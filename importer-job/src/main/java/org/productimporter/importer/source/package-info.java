/// What was delivered: opens a file of any form as text in UTF-8. Text, gzip, zip or workbook; any charset.
@NullMarked
package org.productimporter.importer.source;

import org.jspecify.annotations.NullMarked;
