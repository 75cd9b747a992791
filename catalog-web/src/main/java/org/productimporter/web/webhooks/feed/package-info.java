/// Makes messages of what imports changed, for the endpoints that want to know it product by
/// product; no more at a time than are sent soon.
@NullMarked
package org.productimporter.web.webhooks.feed;

import org.jspecify.annotations.NullMarked;
