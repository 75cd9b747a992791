package org.productimporter.importer.report;

/// Why an import failed, for people.
///
/// @param title what happened, in a few words
/// @param detail where and with which numbers
/// @param action what to do about it
public record ImportProblem(String title, String detail, String action) {}
