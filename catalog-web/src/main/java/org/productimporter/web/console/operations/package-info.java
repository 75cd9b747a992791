/// The pages of those who keep the server running: how it does, and its nodes.
@NullMarked
package org.productimporter.web.console.operations;

import org.jspecify.annotations.NullMarked;
