/// What tests of webhooks share.
@NullMarked
package org.productimporter.web.webhooks.testing;

import org.jspecify.annotations.NullMarked;
