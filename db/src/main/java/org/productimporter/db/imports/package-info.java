/// The table `import`: its states and transitions, and summaries for display. Used by both programs.
@NullMarked
package org.productimporter.db.imports;

import org.jspecify.annotations.NullMarked;
