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

/// Adds `db-defaults.properties` below everything else, so that a file, an environment variable
/// or the command line overrides any of it; and the name of this node, by which its connections
/// are told from those of others: host name and process id, which no other node shares.
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
