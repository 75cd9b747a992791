package org.productimporter.web.imports.profiles;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A mapping that applies to files with the same header.
///
/// @param headerSignature as of `HeaderSignature`; null if the profile applies only where it is chosen by its name
/// @param columns field, `attributes.` and a key, or null (leave out) by header cell
/// @param options what files with this header have in common, by the names of import options
/// @param lastUsedAt the latest import to which it was applied; null if there is none
public record Profile(long id, String name, @Nullable String headerSignature, Map<String, @Nullable String> columns,
        Map<String, Object> options, @Nullable Instant lastUsedAt) {}
