package org.productimporter.importer;

import java.io.IOException;
import java.nio.file.Path;
import org.productimporter.importer.failure.FileRejectedException;
import org.productimporter.importer.inspection.SourceInspector;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.mapping.MappingPreview;

/// The preview by the inspection that also decides about an import.
record InspectorPreview(SourceInspector inspector, Path temporaryFiles) implements MappingPreview {

    @Override
    public Result preview(Path file, ImportOptions options) throws IOException {
        try {
            return new Result.Understood(inspector.propose(file, temporaryFiles, options));
        } catch (FileRejectedException e) {
            return new Result.Unreadable(e.failure());
        }
    }
}
