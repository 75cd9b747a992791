/// The panels of the page of one job execution.
@NullMarked
package org.productimporter.web.jobs.ui.execution;

import org.jspecify.annotations.NullMarked;
