package org.productimporter.importer.header;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.productimporter.model.mapping.MappingProposal;
import org.productimporter.model.product.Whitespace;

/// The names by which a mapping refers to the columns of a file: the header cell, or the number from 1 of a column whose
/// cell is blank or occurs twice. Immutable.
public final class ColumnNames {

    private final List<String> header;
    private final List<String> folded;
    private final List<String> names;

    /// @param header trimmed cells
    public ColumnNames(List<String> header) {
        this.header = header;
        this.folded = header.stream().map(HeaderText::folded).toList();
        this.names = MappingProposal.columnNames(header);
    }

    /// Returns the name of a column.
    public String of(int column) {
        return names.get(column);
    }

    /// Returns the columns with this name: those with this cell, otherwise those whose cell differs in case, otherwise
    /// that with this number.
    public List<Integer> find(String name) {
        var cell = Whitespace.strip(name);
        var same = columns(column -> !cell.isEmpty() && header.get(column).equals(cell));
        if (!same.isEmpty()) {
            return same;
        }
        var similar = columns(column -> !cell.isEmpty() && folded.get(column).equals(HeaderText.folded(cell)));
        return similar.isEmpty() ? columns(column -> String.valueOf(column + 1).equals(cell)) : similar;
    }

    private List<Integer> columns(IntPredicate condition) {
        return IntStream.range(0, header.size()).filter(condition).boxed().toList();
    }
}
