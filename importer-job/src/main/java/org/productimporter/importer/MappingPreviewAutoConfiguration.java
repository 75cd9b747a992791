package org.productimporter.importer;

import java.nio.file.Path;
import org.productimporter.importer.inspection.SourceInspector;
import org.productimporter.importer.profiles.ProfileFinder;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.importer.unpack.UnpackLimits;
import org.productimporter.model.mapping.MappingPreview;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// Offers the inspection of files to the console of every node, also of one that runs no imports.
@AutoConfiguration
@EnableConfigurationProperties(ImporterProperties.class)
class MappingPreviewAutoConfiguration {

    @Bean
    MappingPreview mappingPreview(ImporterProperties properties) {
        var limits = UnpackLimits.of(properties.maxUnpackedSize().toBytes());
        var inspector = new SourceInspector(limits, FileLimits.DEFAULTS, ProfileFinder.NONE);
        return new InspectorPreview(inspector, Path.of(System.getProperty("java.io.tmpdir")));
    }
}
