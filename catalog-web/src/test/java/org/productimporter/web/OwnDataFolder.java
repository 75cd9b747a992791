package org.productimporter.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Gives a server its own data folder, which is deleted when the JVM ends.
public class OwnDataFolder implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            var folder = Files.createTempDirectory("product-importer-data");
            folder.toFile().deleteOnExit();
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("own-data-folder",
                            Map.of("product.importer.data", folder.toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
