/// The page on which old job executions are removed.
@NullMarked
package org.productimporter.web.console.jobs.cleanup;

import org.jspecify.annotations.NullMarked;
