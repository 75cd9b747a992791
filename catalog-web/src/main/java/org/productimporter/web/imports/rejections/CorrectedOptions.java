package org.productimporter.web.imports.rejections;

import java.util.HashMap;
import java.util.Set;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportSummary;
import org.productimporter.model.rejections.RejectionProfile;

/// The options with which the corrected rows of an import are imported. Pure functions.
public final class CorrectedOptions {

    /// Options that apply to the original file but not to its corrected rows. The corrected file has another form, and does
    /// not contain the products that were accepted.
    private static final Set<String> OF_THE_ORIGINAL =
            Set.of("missing", "delimiter", "charset", "sheet", "skip_lines", "preview", "profile");

    /// What an import does with its rows. How its file was read comes from its own mapping. The limit of rejected rows
    /// protects from a wrong file; these rows were chosen one by one.
    private static final Set<String> OF_ROWS = Set.of("mode", "on_blank");

    private CorrectedOptions() {}

    /// Returns the options for a corrected file of rejected rows, which always has a header.
    public static ImportOptions ofFile(ImportSummary rejected) {
        var options = new HashMap<>(rejected.options());
        options.keySet().removeAll(OF_THE_ORIGINAL);
        options.put("header", "first");
        return ImportOptions.of(options);
    }

    /// Returns the options for corrected rows in the form of the rejections file of their import.
    static ImportOptions ofRows(ImportSummary rejected) {
        var options = new HashMap<>(rejected.options());
        options.keySet().retainAll(OF_ROWS);
        options.put("profile", RejectionProfile.name(rejected.id()));
        return ImportOptions.of(options);
    }
}
