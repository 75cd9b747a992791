package org.productimporter.model.mapping;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.InvalidOptionException;
import org.productimporter.model.rejections.RejectionColumns;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// How the inspection understands a file, with its reasons. If there are questions, the import waits until a user confirms
/// or corrects the proposal. The components are the JSON of REST and of the table.
///
/// @param proposal usable as it is
/// @param reasons one sentence for each decision, by the component of the proposal; those of columns by `columns.` and the
///     name of the column
/// @param alternatives other plausible values, most plausible first, by the same names
/// @param questions what the file does not decide; empty if the import continues by itself
/// @param header the header cells, or column numbers from 1 for a file without a header; see [#columnNames]
/// @param sample the first rows as they are understood, at most 20
@JsonNaming(SnakeCaseStrategy.class)
public record MappingProposal(Proposal proposal, Map<String, String> reasons, Map<String, List<String>> alternatives,
        List<Question> questions, List<String> header, List<List<String>> sample) {

    /// The settings under which a file can be imported.
    ///
    /// @param columns field (`sku`, …), `attributes.` and a key, or null (leave out) by the name of the column, in file order
    /// @param header `first` or `none`
    /// @param delimiter one character; that of the normal form for a workbook
    /// @param charset name of the charset
    /// @param decimal `point` or `comma`; null if no price shows it
    /// @param currency ISO 4217 code; null if the prices name none
    /// @param sheet name of the sheet; null for a text file
    /// @param skipLines lines before the header or the first record
    /// @param unknown `ignore` or `keep`: what happens to columns that `columns` does not name
    /// @param profileName name of the profile that was applied; null if none was
    @JsonNaming(SnakeCaseStrategy.class)
    public record Proposal(@JsonInclude(content = JsonInclude.Include.ALWAYS) Map<String, @Nullable String> columns,
            String header, String delimiter, String charset, @Nullable String decimal, @Nullable String currency,
            @Nullable String sheet, int skipLines, String unknown, @Nullable String profileName) {

        // Not compact: javac would not write the type annotations of the parameters into the class file.
        public Proposal(Map<String, @Nullable String> columns, String header, String delimiter, String charset,
                @Nullable String decimal, @Nullable String currency, @Nullable String sheet, int skipLines,
                String unknown, @Nullable String profileName) {
            this.columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
            this.header = header;
            this.delimiter = delimiter;
            this.charset = charset;
            this.decimal = decimal;
            this.currency = currency;
            this.sheet = sheet;
            this.skipLines = skipLines;
            this.unknown = unknown;
            this.profileName = profileName;
        }

        /// Returns the options of an import with those of this proposal. Without columns here, its columns stay.
        ///
        /// @throws InvalidOptionException if a value is invalid
        public ImportOptions applyTo(ImportOptions options) {
            var fields = new HashMap<String, @Nullable Object>(options.toMap());
            if (!columns.isEmpty()) {
                fields.put("columns", columns);
            }
            fields.put("header", header);
            fields.put("delimiter", delimiter);
            fields.put("charset", charset);
            fields.put("decimal", decimal);
            fields.put("currency", currency);
            fields.put("sheet", sheet);
            fields.put("skip_lines", skipLines);
            fields.put("unknown", unknown);
            return ImportOptions.of(fields);
        }
    }

    /// A decision for a user.
    ///
    /// @param field the name of the decision, as in `reasons`
    /// @param message what is unclear, with the evidence
    /// @param choices the values that are possible, the proposed one first
    public record Question(String field, String message, List<String> choices) {

        public Question {
            choices = List.copyOf(choices);
        }
    }

    public MappingProposal {
        reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
        alternatives = Collections.unmodifiableMap(new LinkedHashMap<>(alternatives));
        questions = List.copyOf(questions);
        header = List.copyOf(header);
        sample = sample.stream().map(List::copyOf).toList();
    }

    /// Returns the names by which `columns`, `reasons` and `questions` refer to the columns with these header cells: the cell,
    /// or the number from 1 of a column whose cell is blank or occurs more than once.
    public static List<String> columnNames(List<String> header) {
        return IntStream.range(0, header.size()).mapToObj(column -> RejectionColumns.nameOf(header, column)).toList();
    }

    /// Whether the import waits for a user.
    public boolean asks() {
        return !questions.isEmpty();
    }
}
