/// How an import ends without a result: it fails, with what happened and what to do, or it asks for a mapping.
@NullMarked
package org.productimporter.importer.failure;

import org.jspecify.annotations.NullMarked;
