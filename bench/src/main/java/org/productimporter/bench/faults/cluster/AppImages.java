package org.productimporter.bench.faults.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.productimporter.bench.Await;
import org.productimporter.bench.Folders;
import org.productimporter.bench.NodeProcess;
import org.productimporter.bench.PostgresServer;
import org.productimporter.bench.Programs;

/// The built programs, unpacked and with an AOT cache as the README describes, because a campaign starts them hundreds of
/// times. Thread-safe after [#prepare()].
public final class AppImages {

    /// A program of the product.
    enum Program {
        SERVER("catalog-web", "Product Importer is ready"), IMPORTER("importer-job", "Started ImporterApplication");

        private final String module;
        private final String readyMessage;

        Program(String module, String readyMessage) {
            this.module = module;
            this.readyMessage = readyMessage;
        }
    }

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Path repository;
    private final Path folder;

    /// @param repository root of the working copy with the built jars
    public AppImages(Path repository, Path folder) {
        this.repository = repository;
        this.folder = folder;
    }

    /// Folder of the programs of PostgreSQL, shared by all servers.
    Path postgresPrograms() {
        return folder.resolve("postgres-programs");
    }

    /// Unpacks the programs and creates their caches, unless an earlier campaign has done it.
    public void prepare() throws IOException {
        if (!isCurrent()) {
            Folders.clear(folder);
            create();
        }
    }

    private boolean isCurrent() throws IOException {
        for (var program : Program.values()) {
            if (!Files.exists(cache(program)) || Files.mismatch(copy(program), built(program)) >= 0) {
                return false;
            }
        }
        return true;
    }

    private Path copy(Program program) {
        return folder.resolve(program.module + ".jar");
    }

    private Path built(Program program) {
        return repository.resolve("%s/target/%s.jar".formatted(program.module, program.module));
    }

    private void create() throws IOException {
        try (var postgres = new PostgresServer(folder.resolve("training"), postgresPrograms(), Map.of())) {
            postgres.createDatabase("training");
            for (var program : Program.values()) {
                unpack(program);
                train(program, ClusterDatabase.environment(postgres.jdbcUrl("training"), postgres.username(),
                        postgres.password()));
            }
        }
    }

    private void unpack(Program program) throws IOException {
        Files.copy(built(program), copy(program));
        Programs.run(
                List.of(Programs.java(), "-Djarmode=tools", "-jar", copy(program).toString(), "extract",
                        "--destination", image(program).toString()),
                Map.of(), folder.resolve("extract.log").toFile(), Set.of(0));
    }

    private Path image(Program program) {
        return folder.resolve(program.module);
    }

    private void train(Program program, Map<String, String> database) {
        var environment = new HashMap<>(database);
        environment.put("SERVER_PORT", "0");
        environment.put("PRODUCT_IMPORTER_DATA", folder.resolve("training-data").toString());
        var command = List.of(Programs.java(), "-Xmx256m", "-XX:AOTCacheOutput=" + cache(program), "-jar",
                jar(program).toString());
        try (var process = new NodeProcess(command, environment, folder, "training-" + program.module)) {
            process.start();
            Await.within(LIMIT, () -> Programs.tail(process.log()).contains(program.readyMessage));
            Signals.TERMINATE.send(process.pid());
            // The program writes its cache when it ends.
            Await.within(LIMIT, () -> !process.isAlive());
        }
    }

    private Path jar(Program program) {
        return image(program).resolve(program.module + ".jar");
    }

    private Path cache(Program program) {
        return folder.resolve(program.module + ".aot");
    }

    /// The command that starts a program.
    List<String> command(Program program, String heap) {
        var command = new ArrayList<>(List.of(Programs.java(), "-Xmx" + heap));
        if (Files.exists(cache(program))) {
            command.add("-XX:AOTCache=" + cache(program));
        }
        command.addAll(List.of("-jar", jar(program).toString()));
        return List.copyOf(command);
    }
}
