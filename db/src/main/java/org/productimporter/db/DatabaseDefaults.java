package org.productimporter.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/// Adds `db-defaults.properties` below everything else, so that a file, an environment variable
/// or the command line overrides any of it.
class DatabaseDefaults implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        var file = new ClassPathResource("db-defaults.properties", DatabaseDefaults.class);
        try {
            environment
                    .getPropertySources()
                    .addLast(new ResourcePropertySource("db-defaults", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
