/// The command line: imports one file and prints the result.
@NullMarked
package org.productimporter.importer.cli;

import org.jspecify.annotations.NullMarked;
