/// The delivery log of a webhook: list, details, redelivery and HTTP exchanges.
@NullMarked
package org.productimporter.web.webhooks.ui.deliveries;

import org.jspecify.annotations.NullMarked;
