/// The pages of webhooks and their forms.
@NullMarked
package org.productimporter.web.webhooks.ui;

import org.jspecify.annotations.NullMarked;
