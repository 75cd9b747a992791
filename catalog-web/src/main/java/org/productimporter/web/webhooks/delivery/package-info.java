/// Delivers events: one dispatcher per webhook in the cluster, so that an unavailable or slow webhook does
/// not delay the others.
@NullMarked
package org.productimporter.web.webhooks.delivery;

import org.jspecify.annotations.NullMarked;
