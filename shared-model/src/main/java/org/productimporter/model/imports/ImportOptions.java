package org.productimporter.model.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The options of an import. An absent option has its default, so stored options of older versions stay readable.
///
/// @param mode which products may change
/// @param preview whether to count the changes without merging
/// @param columns field (`sku`, `name`, `description`, `price`, `active`) by header cell, for files with other column
///     names
/// @param delimiter column delimiter; null to detect it
/// @param charset name of the charset; null for UTF-8
/// @param onBlank effect of a blank cell on an existing product
/// @param missing effect on products that the file does not contain
/// @param missingCapPercent maximum share of the active products to deactivate; the import fails before the merge if it is
///     exceeded
/// @param maxRejected maximum of rejected rows; null for unlimited
public record ImportOptions(Mode mode, boolean preview, Map<String, String> columns, @Nullable Character delimiter,
        @Nullable String charset, OnBlank onBlank, Missing missing, int missingCapPercent,
        @Nullable RejectionLimit maxRejected) {

    /// The products that an import may change.
    public enum Mode {
        UPSERT, INSERT_ONLY, UPDATE_ONLY
    }

    /// The effect of a blank description, price or active cell. A blank name is always rejected.
    public enum OnBlank {
        KEEP, CLEAR
    }

    /// The effect on products that the file does not contain.
    public enum Missing {
        KEEP, DEACTIVATE
    }

    /// The default options.
    public static final ImportOptions DEFAULTS =
            new ImportOptions(Mode.UPSERT, false, Map.of(), null, null, OnBlank.KEEP, Missing.KEEP, 10, null);

    public ImportOptions {
        columns = Map.copyOf(columns);
        if (missingCapPercent < 0 || missingCapPercent > 100) {
            throw new IllegalArgumentException("missing_cap_percent is between 0 and 100, not " + missingCapPercent);
        }
    }

    /// Parses options by name, as in REST, on the command line and in the table. An absent or empty option has its
    /// default.
    ///
    /// @throws InvalidOptionException if a name or value is invalid
    public static ImportOptions of(Map<String, ?> values) {
        return ImportOptionsParser.parse(values);
    }

    /// Returns the options by name, in the form that [#of] parses: text, numbers, booleans, and a map for `columns`.
    public Map<String, Object> toMap() {
        return ImportOptionsParser.format(this);
    }
}
