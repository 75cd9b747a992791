package org.productimporter.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/// Adds `db-defaults.properties` and the default of `product.importer.node` with the lowest precedence. The node name
/// identifies the connections of a node: host name and process ID, which are unique.
class DatabaseEnvironmentPostProcessor implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var file = new ClassPathResource("db-defaults.properties", DatabaseEnvironmentPostProcessor.class);
        var sources = environment.getPropertySources();
        try {
            sources.addLast(new ResourcePropertySource("db-defaults", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sources.addLast(new MapPropertySource("node-name", Map.of("product.importer.node", nodeName())));
    }

    private static String nodeName() {
        return hostName() + "-" + ProcessHandle.current().pid();
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "node";
        }
    }
}
