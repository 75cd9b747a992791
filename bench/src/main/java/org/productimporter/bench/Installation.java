package org.productimporter.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The programs as they ship: the launcher, the jars and their AOT caches, in a folder of the benchmarks, so that a build
/// cannot replace a program while it runs. For one thread.
final class Installation {

    private static final String LAUNCHER = "bin/product-importer";
    private static final List<String> FILES = List.of(LAUNCHER, "bin/find-java", "catalog-web/target/catalog-web.jar",
            "importer-job/target/importer-job.jar", "samples/products.csv");

    private final Path folder;

    private Installation(Path folder) {
        this.folder = folder;
    }

    /// Installs the last build, unless it is installed.
    ///
    /// @throws IllegalStateException if nothing has been built, or an AOT cache cannot be created
    static Installation of(Path repository) {
        var folder = repository.resolve("bench/target/installation");
        for (var file : FILES) {
            copy(Programs.requireFile(repository, file), folder.resolve(file));
        }
        var installation = new Installation(folder);
        Programs.run(installation.command("train"), environment(List.of()), folder.resolve("train.log").toFile(),
                Set.of(0));
        return installation;
    }

    private static void copy(Path from, Path to) {
        try {
            if (!Files.exists(to) || Files.mismatch(from, to) >= 0) {
                Files.createDirectories(to.getParent());
                Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns the command line of `server` or `import`.
    List<String> command(String name) {
        return List.of(folder.resolve(LAUNCHER).toString(), name);
    }

    /// Returns the environment that selects the JDK of this program and its options.
    static Map<String, String> environment(List<String> jvmArguments) {
        var environment = new HashMap<String, String>();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JDK_JAVA_OPTIONS", String.join(" ", jvmArguments));
        return environment;
    }
}
