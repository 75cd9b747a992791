/// REST for the audit log.
@NullMarked
package org.productimporter.web.audit.api;

import org.jspecify.annotations.NullMarked;
