package org.productimporter.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.productimporter.db.node.NodeProperties;
import org.productimporter.db.node.NodeRole;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/// Adds `importer-defaults.properties` below everything else, and switches the scheduler off on a
/// node that does not import: a scheduler that knows no task would only take tasks from others.
class ImporterEnvironmentPostProcessor implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var sources = environment.getPropertySources();
        if (!NodeProperties.of(environment).roles().contains(NodeRole.IMPORTER)) {
            sources.addLast(new MapPropertySource("no-importer", Map.of("db-scheduler.enabled", false)));
        }
        var file = new ClassPathResource("importer-defaults.properties", ImporterEnvironmentPostProcessor.class);
        try {
            sources.addLast(new ResourcePropertySource("importer-defaults", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
