/// How long the steps of a job took before, and how much they did.
@NullMarked
package org.productimporter.web.jobs.history;

import org.jspecify.annotations.NullMarked;
