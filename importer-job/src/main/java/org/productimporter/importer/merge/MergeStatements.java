package org.productimporter.importer.merge;

import static java.util.stream.Collectors.joining;

import org.productimporter.db.SqlFile;

/// The statements that merge a bucket. Immutable.
record MergeStatements(String insert, String upsert, String preview) {

    /// Ends a line that only an import with attribute columns needs.
    private static final String ATTRIBUTES = "-- ${attributes}";

    static MergeStatements withAttributes() {
        return new MergeStatements(read("insert"), read("upsert"), read("preview"));
    }

    /// Returns statements that do not mention attributes, so that they cost nothing.
    static MergeStatements withoutAttributes() {
        var all = withAttributes();
        return new MergeStatements(without(all.insert), without(all.upsert), without(all.preview));
    }

    private static String read(String verb) {
        return SqlFile.read(MergeStatements.class, verb + "-products.sql");
    }

    private static String without(String statement) {
        return statement.lines().filter(line -> !line.endsWith(ATTRIBUTES)).collect(joining("\n"));
    }
}
