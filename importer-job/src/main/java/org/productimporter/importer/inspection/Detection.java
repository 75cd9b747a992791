package org.productimporter.importer.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.csv.CsvLayout.LineNumbering;
import org.productimporter.importer.normal.FillDown;
import org.productimporter.importer.source.SourceFormat;
import org.productimporter.model.mapping.MappingProposal;

/// How the rows of a file are to be read.
///
/// @param mapping the same for users, with reasons; it asks what the file does not decide
/// @param layout dialect and columns; null only if the mapping asks for the SKU column
/// @param warnings one sentence each
/// @param recordsFrom first byte after the header
/// @param firstLine line on which the rows start
/// @param fillDown cells that are to be filled from earlier rows, or null
record Detection(MappingProposal mapping, @Nullable CsvLayout layout, List<String> warnings, long recordsFrom,
        long firstLine, @Nullable FillDown fillDown) {

    Detection {
        warnings = List.copyOf(warnings);
    }

    /// What is known of a file that cannot be read before its questions are answered.
    static Detection asking(SourceFormat format) {
        var proposal = new MappingProposal.Proposal(Map.of(), "first", ",", format.charset(), null, null,
                format.sheet(), 0, "ignore", null);
        var mapping = new MappingProposal(proposal, format.reasons(), format.alternatives(), format.questions(),
                List.of(), List.of());
        return new Detection(mapping, null, List.of(), 0, 1, null);
    }

    /// Whether a user has to decide something before the file can be imported.
    boolean asks() {
        return mapping.asks() || layout == null;
    }

    /// @throws IllegalStateException if the mapping asks for the SKU column
    CsvLayout requireLayout() {
        if (layout == null) {
            throw new IllegalStateException("the mapping is not complete");
        }
        return layout;
    }

    /// Returns this detection with more warnings.
    Detection withWarnings(List<String> more) {
        var all = new ArrayList<>(warnings);
        all.addAll(more);
        return new Detection(mapping, layout, all, recordsFrom, firstLine, fillDown);
    }

    /// Returns this detection for a normal form that blank lines fill up, so that its rows have the numbers of lines.
    Detection countingRows() {
        return new Detection(mapping, requireLayout().with(LineNumbering.ROWS), warnings, recordsFrom, firstLine,
                fillDown);
    }
}
