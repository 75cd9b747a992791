/// The page of one job execution: its steps, workers, log, and what can be done about it.
@NullMarked
package org.productimporter.web.console.jobs.detail;

import org.jspecify.annotations.NullMarked;
