/// Webhooks: endpoints, events, deliveries and their log.
@NullMarked
package org.productimporter.web.webhooks;

import org.jspecify.annotations.NullMarked;
