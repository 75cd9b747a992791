package org.productimporter.importer.source;

/// Why a file is rejected, for people.
///
/// @param title what went wrong, in a few words
/// @param detail where, and with which numbers
/// @param action what to do
public record FileRejection(String title, String detail, String action) {}
