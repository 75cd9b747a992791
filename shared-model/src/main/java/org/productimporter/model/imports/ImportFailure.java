package org.productimporter.model.imports;

import org.jspecify.annotations.Nullable;

/// The error of a failed import, for display.
///
/// @param title what happened, in a few words
/// @param detail where and with which figures
/// @param action what to do
public record ImportFailure(String title, @Nullable String detail, @Nullable String action) {}
