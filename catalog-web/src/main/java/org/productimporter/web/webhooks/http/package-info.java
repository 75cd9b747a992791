/// Speaks HTTP to servers of strangers without being led to our own: every address is checked
/// when a URL is saved and again when it is connected to, and everything has an end.
@NullMarked
package org.productimporter.web.webhooks.http;

import org.jspecify.annotations.NullMarked;
