/// Takes the next requested import, starts, stops and resumes its job on this node; joins imports
/// of other nodes.
@NullMarked
package org.productimporter.importer.node;

import org.jspecify.annotations.NullMarked;
