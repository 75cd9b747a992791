/// Publishes the product changes of imports as events, just in time for their delivery.
@NullMarked
package org.productimporter.web.webhooks.outbox;

import org.jspecify.annotations.NullMarked;
