package org.productimporter.web.products.export;

/// The formats of an export.
public enum ExportFormat {

    /// Exactly the texts of the catalogue, so that importing the file changes nothing.
    CSV("csv", "text/csv;charset=UTF-8;header=present"),

    /// CSV in which a text that a spreadsheet would compute starts with an apostrophe.
    SAFE_CSV("csv", "text/csv;charset=UTF-8;header=present"),

    /// A workbook whose cells are text, so that a spreadsheet neither computes formulas nor changes SKUs such as `00123`.
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String suffix;
    private final String contentType;

    ExportFormat(String suffix, String contentType) {
        this.suffix = suffix;
        this.contentType = contentType;
    }

    public String fileName() {
        return "products." + suffix;
    }

    public String contentType() {
        return contentType;
    }
}
