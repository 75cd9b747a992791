package org.productimporter.importer.staging;

import org.productimporter.model.imports.ImportId;

/// Names of the staging tables of one import. The names contain only the number of the import, so they
/// need no quoting.
///
/// @param id the import
public record StagingTableNames(ImportId id) {

    /// Returns the table of all valid rows, partitioned by bucket.
    public String rows() {
        return "staging.import_" + id;
    }

    /// Returns the partition of one bucket.
    public String bucket(int no) {
        return rows() + "_bucket_" + no;
    }

    /// Returns the table with one row, which is missing after a crash of PostgreSQL.
    public String marker() {
        return rows() + "_marker";
    }

    /// Returns the table of the SKUs of rejected rows; filled only if missing products are deactivated.
    public String mentionedSkus() {
        return rows() + "_mentioned_skus";
    }

    /// Replaces `${rows}`, `${marker}` and `${mentioned_skus}` in `sql`.
    public String in(String sql) {
        return sql.replace("${rows}", rows())
                .replace("${marker}", marker())
                .replace("${mentioned_skus}", mentionedSkus());
    }

    /// Like [#in(String)], and replaces `${bucket}` and `${no}` for bucket `no`.
    public String in(String sql, int no) {
        return in(sql).replace("${bucket}", bucket(no)).replace("${no}", Integer.toString(no));
    }
}
