package org.productimporter.model.imports;

import org.jspecify.annotations.Nullable;

/// Why an import failed, for people.
///
/// @param title what happened, in a few words
/// @param detail where and with which numbers
/// @param action what to do about it
public record ImportFailure(String title, @Nullable String detail, @Nullable String action) {}
