/// Encryption of webhook secrets and signing of messages.
@NullMarked
package org.productimporter.web.webhooks.signing;

import org.jspecify.annotations.NullMarked;
