/// Records progress, problems and the result of an import.
@NullMarked
package org.productimporter.importer.report;

import org.jspecify.annotations.NullMarked;
