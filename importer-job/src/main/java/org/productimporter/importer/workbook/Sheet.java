package org.productimporter.importer.workbook;

/// A sheet of a workbook.
///
/// @param name its name
/// @param visible whether a user sees it
/// @param part name of its part in the archive
public record Sheet(String name, boolean visible, String part) {}
