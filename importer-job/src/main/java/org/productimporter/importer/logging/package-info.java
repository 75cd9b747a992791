/// Converters of the log patterns, used by `logback-spring.xml`.
@NullMarked
package org.productimporter.importer.logging;

import org.jspecify.annotations.NullMarked;
