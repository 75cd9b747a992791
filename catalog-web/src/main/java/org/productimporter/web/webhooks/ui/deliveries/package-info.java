/// The page of one webhook: how it is set, a test of it, and what it was sent.
@NullMarked
package org.productimporter.web.webhooks.ui.deliveries;

import org.jspecify.annotations.NullMarked;
