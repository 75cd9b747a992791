package org.productimporter.importer;

import java.io.IOException;
import java.nio.file.Path;
import org.productimporter.importer.source.FileInspector;
import org.productimporter.importer.source.FileRejectedException;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.MappingPreview;

/// The preview by the inspection that also decides about an import. Reads only the sample of the file.
record InspectorPreview(FileInspector inspector) implements MappingPreview {

    @Override
    public Result preview(Path file, ImportOptions options) throws IOException {
        try {
            return new Result.Understood(inspector.propose(file, options));
        } catch (FileRejectedException e) {
            return new Result.Unreadable(e.failure());
        }
    }
}
