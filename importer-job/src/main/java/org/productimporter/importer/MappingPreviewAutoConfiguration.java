package org.productimporter.importer;

import java.nio.file.Path;
import org.productimporter.importer.inspection.SourceInspector;
import org.productimporter.importer.profiles.ProfileFinder;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.importer.unpack.UnpackLimits;
import org.productimporter.model.mapping.MappingPreview;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.util.unit.DataSize;

/// Offers the inspection of files to the console of every node, also of one that runs no imports.
@AutoConfiguration
class MappingPreviewAutoConfiguration {

    @Bean
    MappingPreview mappingPreview(@Value("${product.importer.max-unpacked-size:8GB}") DataSize maxUnpackedSize) {
        var inspector = new SourceInspector(UnpackLimits.of(maxUnpackedSize.toBytes()), FileLimits.DEFAULTS,
                ProfileFinder.NONE);
        return new InspectorPreview(inspector, Path.of(System.getProperty("java.io.tmpdir")));
    }
}
