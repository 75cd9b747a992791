/// Spring Batch's view of imports: job instances, executions and steps, their clean-up, and the actions on them.
@NullMarked
package org.productimporter.web.jobs;

import org.jspecify.annotations.NullMarked;
