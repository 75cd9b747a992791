package org.productimporter.importer.source;

import java.util.List;
import org.productimporter.importer.csv.CsvLayout;
import org.productimporter.importer.split.FileRange;

/// What inspection says about a file.
public sealed interface Inspection {

    /// The file can be imported.
    ///
    /// @param layout how to read it
    /// @param recordsFrom first byte after the header
    /// @param ranges all bytes from there, in their order; empty when there is only a
    ///     header. A range larger than `rangeBytes + maxRecordBytes` is one record that is too
    ///     large
    /// @param warnings what the user should know, one sentence each
    /// @param skuSample at most about 4,000 trimmed SKUs, taken evenly over the file, in its
    ///     order
    record Accepted(CsvLayout layout, long recordsFrom, List<FileRange> ranges, List<String> warnings,
            List<String> skuSample) implements Inspection {

        public Accepted {
            ranges = List.copyOf(ranges);
            warnings = List.copyOf(warnings);
            skuSample = List.copyOf(skuSample);
        }
    }

    /// The file cannot be imported; nothing has been changed.
    record Rejected(FileRejection rejection) implements Inspection {}
}
