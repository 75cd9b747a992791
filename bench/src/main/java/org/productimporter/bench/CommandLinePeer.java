package org.productimporter.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.productimporter.importer.testing.Expected;

/// Loads with the command line of Product Importer. Each load starts a JVM.
final class CommandLinePeer implements Peer {

    /// Exit code 3: completed with rejections.
    private static final Set<Integer> SUCCESS = Set.of(0, 3);

    private final BenchmarkDatabase catalogue;
    private final List<String> command;
    private final List<String> jvmArguments;
    private final Path folder;

    CommandLinePeer(PostgresServer postgres, BenchmarkOptions options, Path folder) {
        this.catalogue = new BenchmarkDatabase(postgres, "command_line");
        this.folder = folder;
        this.command = Installation.of(options.repository()).command("import");
        this.jvmArguments = List.of("-Xmx" + options.heap());
    }

    @Override
    public String name() {
        return "cli";
    }

    @Override
    public String database() {
        return catalogue.name();
    }

    @Override
    public void reset() {
        catalogue.reset();
    }

    @Override
    public void settle() {
        catalogue.settle();
    }

    @Override
    public Map<String, Double> load(Path file) {
        var environment = new HashMap<>(catalogue.environment());
        environment.putAll(Installation.environment(jvmArguments));
        environment.put("PRODUCT_IMPORTER_DATA", folder.resolve("cli-data").toString());
        var arguments = new ArrayList<>(command);
        arguments.addAll(List.of(file.toString(), "--json"));
        Programs.run(arguments, environment, folder.resolve("cli.log").toFile(), SUCCESS);
        return catalogue.durations();
    }

    @Override
    public double cpuSeconds() {
        return CpuTime.ofExitedChildren();
    }

    @Override
    public void check(Expected expected) {
        catalogue.check(expected);
    }

    BenchmarkDatabase catalogue() {
        return catalogue;
    }

    @Override
    public void close() {}
}
