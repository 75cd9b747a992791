/// REST for the audit log.
@NullMarked
package org.productimporter.web.operations.audit.api;

import org.jspecify.annotations.NullMarked;
