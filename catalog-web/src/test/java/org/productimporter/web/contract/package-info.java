/// The contract of REST as examples, `src/test/resources/contract`, held against a real server.
///
/// | the contract says | it is held in |
/// | --- | --- |
/// | slash at the end, 401, 403 | `EveryRequestIT`, and every page |
/// | access, setup, tokens, users, audit | `access.http` |
/// | first password and token from files | `SetupIT`, `FirstTokenIT` |
/// | products | `products.http`, `product-lists.http` |
/// | webhooks | `webhooks.http`; what is sent: `DeliveryIT`, `ImportMessagesIT`, `ChangeFeedIT` |
/// | upload and status of the original | `uploads.http` |
/// | imports | `imports.http`, `import-actions.http` |
/// | 413, what is left behind | `UploadIT`; 507 and 429: `RateLimitIT` |
/// | events, at most four a second | `ImportEventsIT` |
/// | `percent` never falls | `ProgressTest` |
/// | jobs | `jobs.http` |
/// | command line | `ImportCommandIT` of the importer |
@NullMarked
package org.productimporter.web.contract;

import org.jspecify.annotations.NullMarked;
