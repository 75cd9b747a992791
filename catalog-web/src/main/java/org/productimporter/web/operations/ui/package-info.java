/// The pages for operators: the state of the server, its nodes, and how long records are kept.
@NullMarked
package org.productimporter.web.operations.ui;

import org.jspecify.annotations.NullMarked;
