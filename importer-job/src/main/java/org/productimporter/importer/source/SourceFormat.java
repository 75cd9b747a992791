package org.productimporter.importer.source;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.model.mapping.MappingProposal;

/// The form in which a file was delivered.
///
/// @param container `text`, `gzip`, `zip` or `xlsx`
/// @param charset name of the charset of the text; `UTF-8` for a workbook
/// @param sheet name of the sheet; null for a text file
/// @param lines what a line number counts
/// @param plain whether the file can be used as it is
/// @param reasons one sentence for each decision, by the component of [MappingProposal.Proposal]
/// @param questions what the file does not decide
/// @param alternatives other plausible values, most plausible first, by the same names
public record SourceFormat(String container, String charset, @Nullable String sheet, CsvLayout.LineNumbering lines,
        boolean plain, Map<String, String> reasons, List<MappingProposal.Question> questions,
        Map<String, List<String>> alternatives) {

    public SourceFormat {
        reasons = Map.copyOf(reasons);
        questions = List.copyOf(questions);
        alternatives = Map.copyOf(alternatives);
    }
}
