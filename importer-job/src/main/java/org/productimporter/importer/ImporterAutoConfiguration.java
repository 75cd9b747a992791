package org.productimporter.importer;

import com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration;
import java.nio.file.Path;
import org.productimporter.db.node.ConditionalOnNodeRole;
import org.productimporter.db.node.NodeRole;
import org.productimporter.importer.inspection.SourceInspector;
import org.productimporter.importer.normal.NormalForms;
import org.productimporter.importer.profiles.ProfileFinder;
import org.productimporter.importer.split.FileLimits;
import org.productimporter.importer.unpack.UnpackLimits;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// Makes an application with this module on its class path a node that runs imports. The packages of the engine are
/// scanned; those that know no Spring are configured here.
// Before the scheduler, which would use the clock of the system.
@AutoConfiguration(before = DbSchedulerAutoConfiguration.class)
@ConditionalOnNodeRole(NodeRole.IMPORTER)
@EnableConfigurationProperties(ImporterProperties.class)
@ComponentScan(
        basePackages = {"org.productimporter.importer.node", "org.productimporter.importer.job",
                "org.productimporter.importer.worker", "org.productimporter.importer.merge",
                "org.productimporter.importer.undo", "org.productimporter.importer.copy",
                "org.productimporter.importer.staging", "org.productimporter.importer.ledger",
                "org.productimporter.importer.order", "org.productimporter.importer.profiles",
                "org.productimporter.importer.changes", "org.productimporter.importer.preview"},
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
class ImporterAutoConfiguration {

    @Bean
    FileLimits fileLimits(ImporterProperties properties) {
        return FileLimits.withRangesOf(Math.toIntExact(properties.rangeSize().toBytes()));
    }

    @Bean
    SourceInspector sourceInspector(ImporterProperties properties, FileLimits limits, ProfileFinder profiles) {
        return new SourceInspector(UnpackLimits.of(properties.maxUnpackedSize().toBytes()), limits, profiles);
    }

    @Bean
    NormalForms normalForms(@Value("${product.importer.data:./data}") Path data) {
        return new NormalForms(data);
    }
}
