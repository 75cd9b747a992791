/// The examples of the REST contract in `src/test/resources/contract`, run against a real server.
///
/// | rule | test |
/// | --- | --- |
/// | slash at the end, 401, 403 | `EveryRequestIT`, and every page |
/// | access, setup, tokens, users, audit | `access.http` |
/// | first password and token from files | `SetupIT`, `AdminTokenInitializerIT` |
/// | products | `products.http`, `product-lists.http` |
/// | webhooks | `webhooks.http`; what is sent: `DeliveryIT`, `ImportEventsIT`, `OutboxServiceIT` |
/// | upload and status of the original | `uploads.http` |
/// | imports | `imports.http`, `import-actions.http` |
/// | 413, what is left behind | `UploadIT`; 507 and 429: `RateLimitIT` |
/// | events, at most four a second | `ImportEventServiceIT` |
/// | `percent` never falls | `ProgressEstimatorTest` |
/// | jobs | `jobs.http` |
/// | command line | `ImportCommandIT` of the importer |
@NullMarked
package org.productimporter.web.contract;

import org.jspecify.annotations.NullMarked;
