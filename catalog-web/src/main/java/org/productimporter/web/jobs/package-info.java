/// What the job pages show: executions, steps and their progress, and the actions on them.
@NullMarked
package org.productimporter.web.jobs;

import org.jspecify.annotations.NullMarked;
