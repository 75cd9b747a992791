package org.productimporter.importer.rows;

import java.util.ArrayList;
import java.util.List;
import org.productimporter.importer.csv.CsvLayout;

/// What a parser says about a range.
///
/// @param rows every row in file order
public record RangeRows(List<RowCopy> rows, RowTotals totals) {

    /// Returns what [RangeParser] says.
    public static RangeRows parsed(CsvLayout layout, RowOptions options, long firstLine, byte[] bytes) {
        var rows = new ArrayList<RowCopy>();
        var totals = new RangeParser(layout, options).parse(firstLine, bytes, RowCopy.sink(rows::add));
        return new RangeRows(rows, totals);
    }

    /// Returns what [CarefulParser] says on its own. [RangeParser] must say the same of every range.
    public static RangeRows parsedCarefully(CsvLayout layout, RowOptions options, long firstLine, byte[] bytes) {
        var rows = new ArrayList<RowCopy>();
        var parser = new CarefulParser(layout, options, bytes, RowCopy.sink(rows::add));
        parser.parse(0, bytes.length, firstLine, 0);
        return new RangeRows(rows, parser.totals());
    }

    /// Returns the rows of this range and of the next one of the file as those of one range.
    public RangeRows joined(RangeRows next) {
        var all = new ArrayList<>(rows);
        next.rows.forEach(row -> all.add(row instanceof RowCopy.Rejected bad ? bad.behind(totals.read()) : row));
        var more = next.totals;
        return new RangeRows(all, new RowTotals(totals.read() + more.read(), totals.blank() + more.blank(),
                totals.rejected() + more.rejected(), totals.strayQuotes() + more.strayQuotes()));
    }
}
