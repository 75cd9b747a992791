package org.productimporter.importer.staging;

import org.productimporter.model.imports.ImportId;

/// Names of the staging tables of one import. The names contain only the number of the import, so they
/// need no quoting.
///
/// @param id the import
public record StagingTableNames(ImportId id) {

    /// Returns the table of all valid rows, one block per range and bucket.
    public String rows() {
        return "staging.import_" + id;
    }

    /// Returns the table with one row, which is missing after a crash of PostgreSQL.
    public String marker() {
        return rows() + "_marker";
    }

    /// Returns the table of the SKUs of rejected rows; filled only if missing products are deactivated.
    public String mentionedSkus() {
        return rows() + "_mentioned_skus";
    }

    /// Returns the table of the keys of all valid rows; filled only if missing products are deactivated.
    public String stagedKeys() {
        return rows() + "_staged_keys";
    }

    /// Replaces `${rows}`, `${marker}`, `${mentioned_skus}` and `${staged_keys}` in `sql`.
    public String in(String sql) {
        return sql.replace("${rows}", rows())
                .replace("${marker}", marker())
                .replace("${mentioned_skus}", mentionedSkus())
                .replace("${staged_keys}", stagedKeys());
    }
}
