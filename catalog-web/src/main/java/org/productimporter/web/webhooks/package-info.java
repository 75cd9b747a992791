/// Webhooks and the types of their events.
@NullMarked
package org.productimporter.web.webhooks;

import org.jspecify.annotations.NullMarked;
