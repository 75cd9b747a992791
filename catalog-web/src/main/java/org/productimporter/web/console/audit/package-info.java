/// The page of the audit log.
@NullMarked
package org.productimporter.web.console.audit;

import org.jspecify.annotations.NullMarked;
