/// The pages of jobs: lists of executions and instances, one execution, and the clean-up.
@NullMarked
package org.productimporter.web.jobs.ui;

import org.jspecify.annotations.NullMarked;
