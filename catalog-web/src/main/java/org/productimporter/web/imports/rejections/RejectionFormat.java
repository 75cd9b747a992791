package org.productimporter.web.imports.rejections;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.UnaryOperator;
import org.productimporter.model.rejections.CsvRecordWriter;
import org.productimporter.model.rejections.RecordWriter;
import org.productimporter.model.rejections.RejectionRecords;
import org.productimporter.web.files.FormulaEscaper;
import org.productimporter.web.files.XlsxRecordWriter;

/// The formats of a file of rejected rows.
public enum RejectionFormat {

    /// A workbook whose cells are text, so that a spreadsheet neither computes formulas nor changes SKUs such as `00123`.
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        RecordWriter writer(RejectionRecords records, OutputStream out) throws IOException {
            return new XlsxRecordWriter("Rejected rows", records.header(), out);
        }
    },

    /// The exact cells, to correct and upload again.
    CSV("csv", "text/csv;charset=UTF-8;header=present") {
        @Override
        RecordWriter writer(RejectionRecords records, OutputStream out) throws IOException {
            return new CsvRecordWriter(records.delimiter(), records.header(), UnaryOperator.identity(), out);
        }
    },

    /// CSV in which a cell that a spreadsheet would compute starts with an apostrophe.
    SAFE_CSV("csv", "text/csv;charset=UTF-8;header=present") {
        @Override
        RecordWriter writer(RejectionRecords records, OutputStream out) throws IOException {
            return new CsvRecordWriter(records.delimiter(), records.header(), FormulaEscaper::escape, out);
        }
    };

    private final String suffix;
    private final String contentType;

    RejectionFormat(String suffix, String contentType) {
        this.suffix = suffix;
        this.contentType = contentType;
    }

    /// Writes the header and returns a writer of the records.
    abstract RecordWriter writer(RejectionRecords records, OutputStream out) throws IOException;

    public String fileName(long importId) {
        return "import-" + importId + "-rejections." + suffix;
    }

    public String contentType() {
        return contentType;
    }
}
