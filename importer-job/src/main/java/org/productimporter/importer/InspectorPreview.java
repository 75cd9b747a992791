package org.productimporter.importer;

import java.io.IOException;
import java.nio.file.Path;
import org.productimporter.importer.source.FileInspector;
import org.productimporter.importer.source.Inspection;
import org.productimporter.model.imports.ImportOptions;
import org.productimporter.model.imports.MappingPreview;

/// The preview by the inspection that also decides about an import.
record InspectorPreview(FileInspector inspector) implements MappingPreview {

    @Override
    public Result preview(Path file, ImportOptions options) throws IOException {
        return switch (inspector.inspect(file, options)) {
            case Inspection.Accepted accepted -> new Result.Understood(accepted.mapping());
            case Inspection.NeedsMapping asking -> new Result.Understood(asking.mapping());
            case Inspection.Rejected rejected -> new Result.Unreadable(rejected.failure());
        };
    }
}
