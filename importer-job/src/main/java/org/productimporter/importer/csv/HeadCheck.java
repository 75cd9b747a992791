package org.productimporter.importer.csv;

import java.util.List;
import org.productimporter.model.imports.ImportOptions;

/// Tries the first rows of a file before anything is imported. Inspection asks, the rules of rows
/// answer, and neither knows the other.
@FunctionalInterface
public interface HeadCheck {

    /// How the first rows fare.
    ///
    /// @param layout how the file would be read
    /// @param options what the user asked for
    /// @param firstLine physical line on which the records start
    /// @param records whole records, from the first after the header
    Finding check(Layout layout, ImportOptions options, long firstLine, byte[] records);

    /// What became of the rows.
    ///
    /// @param rows how many were tried, blank lines apart
    /// @param rejected how many of them are not valid
    /// @param reasons the most frequent reasons with their numbers; empty when there are none
    /// @param hints what is probably wrong with the file as a whole, a sentence each
    record Finding(long rows, long rejected, String reasons, List<String> hints) {

        public Finding {
            hints = List.copyOf(hints);
        }
    }
}
