/// REST API of webhooks and their deliveries.
@NullMarked
package org.productimporter.web.webhooks.api;

import org.jspecify.annotations.NullMarked;
