package org.productimporter.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.productimporter.importer.testing.ProductFile;
import org.productimporter.importer.testing.ProductFile.Shape;

/// One run: starts one PostgreSQL, measures every peer on it in turn, prints Markdown to stdout
/// and progress to stderr. `bench/run` calls it with the root of the working copy and options.
///
/// Noise: peers take turns within a round and the order rotates; medians of the rounds count;
/// before each timing the database is vacuumed, analyzed, checkpointed; "other CPU s" shows what
/// the rest of the machine did meanwhile. A run with much of that should be repeated.
public final class Bench implements AutoCloseable {

    private final Options options;
    private final Path folder;
    private final Postgres postgres;
    private final List<Peer> peers = new ArrayList<>();

    private Bench(Options options) throws IOException {
        this.options = options;
        this.folder = options.repository().resolve("bench/target/work");
        Folders.clear(folder);
        this.postgres = new Postgres(folder, options.postgres());
    }

    /// Exits with 1 and the reason when a peer fails or its result is wrong.
    public static void main(String[] arguments) throws IOException {
        var options =
                Options.of(Path.of(arguments[0]).toAbsolutePath(), Arrays.copyOfRange(arguments, 1, arguments.length));
        try (var bench = new Bench(options)) {
            bench.startPeers();
            System.out.println(bench.conditions());
            for (var shape : options.shapes()) {
                System.out.println(options.rows() > Options.BASE_ROWS ? bench.scaling(shape) : bench.cases(shape));
            }
        }
    }

    private void startPeers() {
        for (var name : options.peers()) {
            peers.add(switch (name) {
                case "psql" -> new PsqlPeer(postgres, options.repository(), folder);
                case "cli" -> new CommandLinePeer(postgres, options, folder);
                case "server" -> new ServerPeer(postgres, options, folder);
                default -> throw new IllegalArgumentException(Options.USAGE);
            });
        }
    }

    private String conditions() {
        return """
                ## Import against psql

                PostgreSQL %s (fsync %s, synchronous_commit %s, shared_buffers %s), %d processors, \
                our heap %s, %d rounds. Every result of the first round was equal to the reference model.""".formatted(
                postgres.setting("server_version"), postgres.setting("fsync"), postgres.setting("synchronous_commit"),
                postgres.setting("shared_buffers"), Runtime.getRuntime().availableProcessors(), options.heap(),
                options.rounds());
    }

    private String cases(Shape shape) throws IOException {
        var input = new Input(ProductFile.of(shape, options.rows()), folder);
        var timings = new Measurement(postgres, peers).run(input, List.copyOf(options.cases()), options.rounds());
        return Report.cases(input.description(), Files.size(input.file(Case.NEW)), timings);
    }

    private String scaling(Shape shape) {
        var small = new Input(ProductFile.of(shape, Options.BASE_ROWS), folder);
        var large = new Input(ProductFile.of(shape, options.rows()), folder);
        return Report.scaling(small, fresh(small, options.rounds()), large, fresh(large, 1));
    }

    private Map<String, List<Timing>> fresh(Input input, int rounds) {
        var timings = new Measurement(postgres, peers).run(input, List.of(Case.NEW), rounds);
        return timings.getOrDefault(Case.NEW, Map.of());
    }

    @Override
    public void close() {
        peers.forEach(Peer::close);
        postgres.close();
    }
}
