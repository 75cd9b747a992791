/// REST for jobs.
@NullMarked
package org.productimporter.web.jobs.api;

import org.jspecify.annotations.NullMarked;
