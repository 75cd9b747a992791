/// The list of job executions, for who operates the importer.
@NullMarked
package org.productimporter.web.console.jobs;

import org.jspecify.annotations.NullMarked;
