package org.productimporter.importer.profiles;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the profiles that users have saved.
public interface ProfileFinder {

    /// A confirmed mapping under a name.
    ///
    /// @param name name given by a user
    /// @param columns field, `attributes.` and a key, or [org.productimporter.model.imports.ImportOptions#LEAVE_OUT] by
    ///     header cell
    /// @param options the options that describe the file, by name, as in
    ///     [org.productimporter.model.imports.ImportOptions#of]
    record Profile(String name, Map<String, String> columns, Map<String, Object> options) {

        /// The options that decide which header a file has.
        public static final Set<String> READING = Set.of("delimiter", "charset", "header", "sheet", "skip_lines");

        /// Returns the profile for a file that shows its header without them.
        public Profile withoutReading() {
            var others = new HashMap<>(options);
            others.keySet().removeAll(READING);
            return new Profile(name, columns, others);
        }
    }

    /// Finds nothing.
    ProfileFinder NONE = new ProfileFinder() {
        @Override
        public Optional<Profile> byName(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<Profile> byHeader(String signature) {
            return Optional.empty();
        }
    };

    /// Returns the profile with this name.
    Optional<Profile> byName(String name);

    /// Returns the profile of files with this header.
    ///
    /// @param signature the [org.productimporter.model.mapping.HeaderSignature] of the header
    Optional<Profile> byHeader(String signature);

    /// Returns the profiles of headers with options of [Profile#READING], the latest used first.
    default List<Profile> withReading() {
        return List.of();
    }

    /// Returns the mapping of the import whose rejections file has this header.
    ///
    /// @param signature that of the header without the columns that the rejections file adds
    default Optional<Profile> byRejections(String signature) {
        return Optional.empty();
    }
}
