/// The pages for operators: state of the server, nodes and retention.
@NullMarked
package org.productimporter.web.operations.ui;

import org.jspecify.annotations.NullMarked;
