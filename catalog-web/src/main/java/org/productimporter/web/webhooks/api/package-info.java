/// REST for webhooks.
@NullMarked
package org.productimporter.web.webhooks.api;

import org.jspecify.annotations.NullMarked;
