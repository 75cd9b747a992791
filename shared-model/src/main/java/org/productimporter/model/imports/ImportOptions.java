package org.productimporter.model.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The options of an import. An absent option has its default, so stored options of older versions stay readable.
///
/// @param mode which products may change
/// @param preview whether to count the changes without merging
/// @param columns field (`sku`, `name`, `description`, `price`, `active`), `attributes.` and a key, or [#LEAVE_OUT] by
///     header cell, for files with other column names
/// @param unknown what happens to columns that are mapped neither by `columns` nor by their names
/// @param profile name of the profile to apply; null to apply the one whose header is that of the file
/// @param file how the file is to be read
/// @param onBlank effect of a blank cell on an existing product
/// @param missing effect on products that the file does not contain
/// @param missingCapPercent maximum share of the active products to deactivate; the import fails before the merge if it is
///     exceeded
/// @param maxRejected maximum of rejected rows; null for unlimited
public record ImportOptions(Mode mode, boolean preview, Map<String, String> columns, UnknownColumns unknown,
        @Nullable String profile, FileOptions file, OnBlank onBlank, Missing missing, int missingCapPercent,
        @Nullable RejectionLimit maxRejected) {

    /// The value of `columns` for a column that is not imported. Null in REST.
    public static final String LEAVE_OUT = "";

    /// The products that an import may change.
    public enum Mode {
        UPSERT, INSERT_ONLY, UPDATE_ONLY
    }

    /// The effect of a blank description, price or active cell. A blank name is always rejected.
    public enum OnBlank {
        KEEP, CLEAR
    }

    /// The effect of a column that is not mapped.
    public enum UnknownColumns {
        /// Not imported; a warning names it.
        IGNORE,
        /// An attribute of the product, with the header cell as key.
        KEEP
    }

    /// The effect on products that the file does not contain.
    public enum Missing {
        KEEP, DEACTIVATE
    }

    /// The default options.
    public static final ImportOptions DEFAULTS = new ImportOptions(Mode.UPSERT, false, Map.of(), UnknownColumns.IGNORE,
            null, FileOptions.DETECTED, OnBlank.KEEP, Missing.KEEP, 10, null);

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
