/// HTTP client for untrusted servers, protected against server-side request forgery: addresses are
/// checked when a URL is saved and again when a connection is opened, and every exchange has a deadline.
@NullMarked
package org.productimporter.web.webhooks.http;

import org.jspecify.annotations.NullMarked;
