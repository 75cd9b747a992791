/// The command line: imports one file and says how it went.
@NullMarked
package org.productimporter.importer.cli;

import org.jspecify.annotations.NullMarked;
