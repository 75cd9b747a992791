package org.productimporter.web.files;

/// Disarms cells of CSV that a spreadsheet would take for a formula. Pure functions.
public final class FormulaEscaper {

    /// Also the full-width forms, which some spreadsheets normalize.
    private static final String TRIGGERS = "=+-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20";

    private FormulaEscaper() {}

    /// Returns the cell, after an apostrophe if it starts like a formula.
    public static String escape(String cell) {
        return !cell.isEmpty() && TRIGGERS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
