package org.productimporter.importer.inspection;

import java.util.HashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.productimporter.importer.profiles.ProfileFinder.Profile;
import org.productimporter.model.imports.FileOptions;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.ImportOptions.UnknownColumns;

/// Applies a profile to the options of an import. Pure functions.
final class ProfileOptions {

    /// The options that describe the values of the cells.
    private static final Set<String> OF_VALUES = Set.of("unknown", "decimal", "currency");

    private ProfileOptions() {}

    /// Returns the options with those of the profile where the user has chosen nothing.
    static ImportOptions apply(Profile profile, ImportOptions chosen) {
        var saved = ImportOptions.of(profile.options());
        var columns = new HashMap<>(profile.columns());
        columns.putAll(chosen.columns());
        return new ImportOptions(chosen.mode(), chosen.preview(), columns,
                chosen.unknown() == UnknownColumns.KEEP ? chosen.unknown() : saved.unknown(), profile.name(),
                file(saved.file(), chosen.file()), chosen.onBlank(), chosen.missing(), chosen.missingCapPercent(),
                chosen.maxRejected());
    }

    /// Returns a profile for the rejections file of an import to which `saved` was applied: the form of the file, such as its
    /// charset, is no longer that of the original.
    static Profile ofRejections(Profile saved) {
        var options = new HashMap<>(saved.options());
        options.keySet().retainAll(OF_VALUES);
        return new Profile(saved.name(), saved.columns(), options);
    }

    private static FileOptions file(FileOptions saved, FileOptions chosen) {
        return new FileOptions(first(chosen.delimiter(), saved.delimiter()), first(chosen.charset(), saved.charset()),
                first(chosen.header(), saved.header()), first(chosen.sheet(), saved.sheet()),
                first(chosen.skipLines(), saved.skipLines()), first(chosen.decimal(), saved.decimal()),
                first(chosen.currency(), saved.currency()));
    }

    private static <T> @Nullable T first(@Nullable T chosen, @Nullable T saved) {
        return chosen == null ? saved : chosen;
    }
}
