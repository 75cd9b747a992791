/// The importer: a node that runs imports, and the command line.
@NullMarked
package org.productimporter.importer;

import org.jspecify.annotations.NullMarked;
