/// Keeps the secrets of endpoints and signs messages with them.
@NullMarked
package org.productimporter.web.webhooks.signing;

import org.jspecify.annotations.NullMarked;
