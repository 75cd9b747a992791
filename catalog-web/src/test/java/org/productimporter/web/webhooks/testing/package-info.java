/// Shared by the tests of webhooks.
@NullMarked
package org.productimporter.web.webhooks.testing;

import org.jspecify.annotations.NullMarked;
