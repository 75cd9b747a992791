/// Sends what endpoints are owed: one drainer for each endpoint in the whole cluster, which keeps
/// an endpoint that is dead or slow from delaying the others.
@NullMarked
package org.productimporter.web.webhooks.delivery;

import org.jspecify.annotations.NullMarked;
