package org.productimporter.model.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a requester may choose for one import. Every absent value means its default, so that
/// stored options of an older version stay readable.
///
/// @param mode what may happen to the catalogue
/// @param preview whether to stop before the merge, with the counts it would give
/// @param columns header cell to field name (`sku`, `name`, `description`, `price`, `active`),
///     for files that name their columns otherwise; empty for none
/// @param delimiter the column delimiter, or null to recognise it
/// @param charset name of the charset, or null for UTF-8
/// @param onBlank what a blank cell does to an existing product
/// @param missing what happens to products that the file does not mention
/// @param missingCapPercent at most this share of the active products may be deactivated, or the
///     import fails before the merge
/// @param maxRejected how many rows may be rejected, or null for any number
public record ImportOptions(Mode mode, boolean preview, Map<String, String> columns, @Nullable Character delimiter,
        @Nullable String charset, OnBlank onBlank, Missing missing, int missingCapPercent,
        @Nullable RejectionLimit maxRejected) {

    /// Which products an import may touch.
    public enum Mode {
        UPSERT, INSERT_ONLY, UPDATE_ONLY
    }

    /// What a blank description, price or active cell does; a blank name is always rejected.
    public enum OnBlank {
        KEEP, CLEAR
    }

    /// What happens to products that the file does not mention.
    public enum Missing {
        KEEP, DEACTIVATE
    }

    /// The options of a request that chose nothing.
    public static final ImportOptions DEFAULTS =
            new ImportOptions(Mode.UPSERT, false, Map.of(), null, null, OnBlank.KEEP, Missing.KEEP, 10, null);

    public ImportOptions {
        columns = Map.copyOf(columns);
        if (missingCapPercent < 0 || missingCapPercent > 100) {
            throw new IllegalArgumentException(
                    "missing_cap_percent is between 0 and 100, this is " + missingCapPercent);
        }
    }

    /// Reads options from named fields as REST, the command line and the table spell them; absent
    /// or empty fields mean the default.
    ///
    /// @throws InvalidOptionException naming the field, when a name or value is unknown
    public static ImportOptions of(Map<String, ?> fields) {
        return ImportOptionsParser.read(fields);
    }

    /// The fields that [#of] reads back: text, numbers, booleans, and a map for `columns`.
    public Map<String, Object> toMap() {
        return ImportOptionsParser.write(this);
    }
}
