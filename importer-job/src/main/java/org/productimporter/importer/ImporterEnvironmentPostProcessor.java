package org.productimporter.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.productimporter.db.node.NodeProperties;
import org.productimporter.db.node.NodeRole;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/// Adds `importer-defaults.properties` with the lowest precedence. Disables the scheduler on a node
/// without the role `importer`: it would take tasks that it does not know.
class ImporterEnvironmentPostProcessor implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var sources = environment.getPropertySources();
        if (!isImporter(environment)) {
            sources.addLast(new MapPropertySource("no-importer", Map.of("db-scheduler.enabled", false)));
        }
        var file = new ClassPathResource("importer-defaults.properties", ImporterEnvironmentPostProcessor.class);
        try {
            sources.addLast(new ResourcePropertySource("importer-defaults", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The context rejects an invalid role later. The log is not initialized yet, so an exception here would be silent.
    private static boolean isImporter(ConfigurableEnvironment environment) {
        try {
            return NodeProperties.of(environment).roles().contains(NodeRole.IMPORTER);
        } catch (BindException _) {
            return true;
        }
    }
}
