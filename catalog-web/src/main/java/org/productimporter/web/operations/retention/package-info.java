/// Retention of records: the configured periods, and those that administrators chose instead.
@NullMarked
package org.productimporter.web.operations.retention;

import org.jspecify.annotations.NullMarked;
