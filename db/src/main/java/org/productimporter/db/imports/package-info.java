/// The table `import`, as both programs read it and move it on.
@NullMarked
package org.productimporter.db.imports;

import org.jspecify.annotations.NullMarked;
