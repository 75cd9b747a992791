package org.productimporter.importer.staging;

import org.productimporter.model.imports.ImportId;

/// Names of the staging tables of one import. The only place that puts a name into SQL text: the
/// names are made from the import's number alone, so there is nothing to quote.
///
/// @param id the import
public record StagingTableNames(ImportId id) {

    /// All valid rows, partitioned by bucket.
    public String rows() {
        return "staging.import_" + id;
    }

    /// The rows of one bucket of SKU keys.
    public String bucket(int no) {
        return rows() + "_bucket_" + no;
    }

    /// One row as long as no crash of PostgreSQL has emptied the UNLOGGED tables.
    public String marker() {
        return rows() + "_marker";
    }

    /// SKUs of rejected rows, which the file does mention; only filled when missing products are
    /// deactivated.
    public String mentions() {
        return rows() + "_mentions";
    }

    /// `sql` with `${rows}`, `${marker}` and `${mentions}` replaced by the names.
    public String in(String sql) {
        return sql.replace("${rows}", rows()).replace("${marker}", marker()).replace("${mentions}", mentions());
    }

    /// As [#in(String)], and `${bucket}` replaced by the table of bucket `no`, `${no}` by its
    /// number.
    public String in(String sql, int no) {
        return in(sql).replace("${bucket}", bucket(no)).replace("${no}", Integer.toString(no));
    }
}
