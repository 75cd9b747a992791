/// The page of webhooks, and the forms in which one is made or changed.
@NullMarked
package org.productimporter.web.webhooks.ui;

import org.jspecify.annotations.NullMarked;
