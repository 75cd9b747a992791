/// The audit log: who did what, when and from where.
@NullMarked
package org.productimporter.web.operations.audit;

import org.jspecify.annotations.NullMarked;
