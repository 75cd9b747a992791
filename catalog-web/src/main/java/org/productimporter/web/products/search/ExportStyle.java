package org.productimporter.web.products.search;

/// For whom an export is written.
public enum ExportStyle {
    /// For spreadsheets: a text that they would take for a formula begins with an apostrophe,
    /// which is then part of the file.
    FORMULA_SAFE,
    /// For programs: exactly what the catalogue has, so that importing it changes nothing.
    RAW
}
