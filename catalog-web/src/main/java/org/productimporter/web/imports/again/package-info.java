/// What an import would do once more: go on with other limits, or begin anew with its file.
@NullMarked
package org.productimporter.web.imports.again;

import org.jspecify.annotations.NullMarked;
