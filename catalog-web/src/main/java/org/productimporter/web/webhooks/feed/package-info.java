/// Publishes the product changes of imports as events, just in time for their delivery.
@NullMarked
package org.productimporter.web.webhooks.feed;

import org.jspecify.annotations.NullMarked;
