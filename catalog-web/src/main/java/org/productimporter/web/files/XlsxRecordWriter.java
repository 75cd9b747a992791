package org.productimporter.web.files;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.productimporter.model.rejections.RecordWriter;

/// Writes a workbook whose cells are all text: a spreadsheet computes none of them and shows numbers as they were. A full
/// worksheet is continued on a further one with the same header. Not thread-safe.
public final class XlsxRecordWriter implements RecordWriter {

    private static final int MAX_CELL_CHARACTERS = 32_767;
    private static final String CUT = " … (cut; the CSV file has the whole text)";
    private static final char REPLACEMENT = '\uFFFD';
    private static final String TEXT_FORMAT = "@";
    private static final int FLUSH_ROWS = 100;

    private final Workbook workbook;
    private final String title;
    private final List<String> header;
    private final int maxRows;
    private Worksheet sheet;
    private int sheets;
    private int row;

    /// Begins a workbook with the header.
    ///
    /// @param title name of the first worksheet
    public XlsxRecordWriter(String title, List<String> header, OutputStream out) throws IOException {
        this(title, header, Worksheet.MAX_ROWS, out);
    }

    /// @param maxRows the rows of a worksheet, including the header
    XlsxRecordWriter(String title, List<String> header, int maxRows, OutputStream out) throws IOException {
        this.workbook = new Workbook(out, "Product Importer", null);
        this.title = title;
        this.header = header;
        this.maxRows = maxRows;
        this.sheet = newSheet();
    }

    private Worksheet newSheet() throws IOException {
        sheets++;
        sheet = workbook.newWorksheet(sheets == 1 ? title : title + " " + sheets);
        sheet.freezePane(0, 1);
        row = 0;
        writeRow(header);
        return sheet;
    }

    @Override
    public void write(List<String> cells) throws IOException {
        if (row == maxRows) {
            sheet.finish();
            newSheet();
        }
        writeRow(cells);
    }

    private void writeRow(List<String> cells) throws IOException {
        for (var column = 0; column < cells.size(); column++) {
            sheet.inlineString(row, column, text(cells.get(column)));
            sheet.style(row, column).format(TEXT_FORMAT).set();
        }
        row++;
        if (row % FLUSH_ROWS == 0) {
            sheet.flush();
        }
    }

    /// Returns the text with U+FFFD for what the format cannot contain, so that an import rejects it.
    private static String text(String cell) {
        var text = cell.codePoints().allMatch(XlsxRecordWriter::isXml) ? cell : escaped(cell);
        return text.length() <= MAX_CELL_CHARACTERS ? text
                : text.substring(0, MAX_CELL_CHARACTERS - CUT.length()) + CUT;
    }

    private static String escaped(String cell) {
        var escaped = new StringBuilder();
        cell.codePoints().forEach(character -> escaped.appendCodePoint(isXml(character) ? character : REPLACEMENT));
        return escaped.toString();
    }

    private static boolean isXml(int character) {
        return character >= ' '
                ? !(character >= 0xD800 && character < 0xE000) && character != 0xFFFE && character != 0xFFFF
                : character == '\t' || character == '\n' || character == '\r';
    }

    @Override
    public void finish() throws IOException {
        workbook.finish();
    }
}
