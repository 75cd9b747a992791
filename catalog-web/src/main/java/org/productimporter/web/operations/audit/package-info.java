/// The audit log: actor, action, object, time and address.
@NullMarked
package org.productimporter.web.operations.audit;

import org.jspecify.annotations.NullMarked;
