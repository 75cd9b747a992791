package org.productimporter.importer;

import org.productimporter.importer.source.FileInspector;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.model.imports.MappingPreview;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/// Offers the inspection of files to the console of every node, also of one that runs no imports.
@AutoConfiguration
class MappingPreviewAutoConfiguration {

    @Bean
    MappingPreview mappingPreview() {
        return new InspectorPreview(new FileInspector(FileLimits.DEFAULTS));
    }
}
