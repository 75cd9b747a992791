package org.productimporter.importer.source;

/// Why a file is refused, for people.
///
/// @param title what went wrong, in a few words
/// @param detail where, and with which numbers
/// @param action what to do
public record FileProblem(String title, String detail, String action) {}
