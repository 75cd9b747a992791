package org.productimporter.importer.inspection;

import java.util.List;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.split.FileRange;
import org.productimporter.model.imports.ImportFailure;
import org.productimporter.model.mapping.MappingProposal;

/// The result of the inspection of a file.
public sealed interface Inspection {

    /// The file can be imported.
    ///
    /// @param mapping how the file is understood, with reasons; it asks nothing
    /// @param layout dialect and columns
    /// @param recordsFrom first byte after the header
    /// @param ranges all bytes after the header, in file order; empty if there is only a header.
    ///     A range larger than `rangeBytes + maxRecordBytes` is one record that is too large
    /// @param warnings one sentence each
    /// @param skuSample about 4,000 trimmed SKUs at most, evenly distributed over the file, in file order
    /// @param sha256 SHA-256 of all bytes that were read, in hexadecimal
    record Accepted(MappingProposal mapping, CsvLayout layout, long recordsFrom, List<FileRange> ranges,
            List<String> warnings, List<String> skuSample, String sha256) implements Inspection {

        public Accepted {
            ranges = List.copyOf(ranges);
            warnings = List.copyOf(warnings);
            skuSample = List.copyOf(skuSample);
        }

        /// Returns this result with the SHA-256 of the file instead of that of its normal form.
        Accepted withSha256(String ofFile) {
            return new Accepted(mapping, layout, recordsFrom, ranges, warnings, skuSample, ofFile);
        }
    }

    /// The file does not decide how it is to be read.
    ///
    /// @param mapping the proposal, with at least one question
    record NeedsMapping(MappingProposal mapping) implements Inspection {}

    /// The file cannot be imported; nothing was changed.
    record Rejected(ImportFailure failure) implements Inspection {}
}
