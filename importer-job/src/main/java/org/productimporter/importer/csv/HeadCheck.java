package org.productimporter.importer.csv;

import java.util.Optional;
import org.productimporter.model.imports.ImportOptions;

/// Tries the first rows of a file before anything is imported. Inspection asks, the rules of rows
/// answer; neither knows the other.
@FunctionalInterface
public interface HeadCheck {

    /// Why the file cannot be meant as it is read, or empty when at least one row is good.
    ///
    /// @param layout how the file would be read
    /// @param options what the user asked for
    /// @param firstLine physical line on which the records start
    /// @param records whole records, from the first after the header
    Optional<Finding> check(Layout layout, ImportOptions options, long firstLine, byte[] records);

    /// All rows that were tried are rejected.
    ///
    /// @param rows how many were tried
    /// @param reasons the most frequent reasons with their numbers, in one sentence
    /// @param advice what is probably wrong, and what to do
    record Finding(long rows, String reasons, String advice) {}
}
