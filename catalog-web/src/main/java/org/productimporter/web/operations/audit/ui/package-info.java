/// The page of the audit log.
@NullMarked
package org.productimporter.web.operations.audit.ui;

import org.jspecify.annotations.NullMarked;
