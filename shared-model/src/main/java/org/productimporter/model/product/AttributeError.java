package org.productimporter.model.product;

/// A violation of [AttributeRules].
///
/// @param key the invalid attribute
/// @param code the reason
/// @param message the reason in one sentence, with figures
public record AttributeError(String key, RejectionCode code, String message) {}
