/// Removes job executions that are old, and that no import needs any more.
@NullMarked
package org.productimporter.web.jobs.cleanup;

import org.jspecify.annotations.NullMarked;
