package org.productimporter.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.productimporter.bench.ServerPeer.Setup;

/// One PostgreSQL in an empty folder and the peers that use it.
final class PeerGroup implements AutoCloseable {

    private final BenchmarkOptions options;
    private final Path folder;
    private final PostgresServer postgres;
    private final List<Peer> peers = new ArrayList<>();

    /// @param settings of PostgreSQL that differ from those that ship
    private PeerGroup(BenchmarkOptions options, Map<String, String> settings) throws IOException {
        this.options = options;
        this.folder = Folders.clear(options.folder());
        this.postgres = new PostgresServer(folder, options.repository().resolve("bench/target/programs"), settings);
    }

    /// The peers of the option `--peers`.
    static PeerGroup ofOptions(BenchmarkOptions options) throws IOException {
        var group = new PeerGroup(options, options.postgres());
        options.peers().forEach(group::add);
        return group;
    }

    private void add(String name) {
        peers.add(switch (name) {
            case "psql" -> new PsqlPeer(postgres, options.repository(), folder);
            case "cli" -> new CommandLinePeer(postgres, options, folder);
            case "server" -> new ServerPeer(postgres, options, Setup.PLAIN);
            default -> throw new IllegalArgumentException(BenchmarkOptions.USAGE);
        });
    }

    /// A server for each setup.
    ///
    /// @param settings of PostgreSQL that differ from those that ship
    static PeerGroup ofServers(BenchmarkOptions options, Map<String, String> settings, List<Setup> setups)
            throws IOException {
        var group = new PeerGroup(options, settings);
        setups.forEach(setup -> group.peers.add(new ServerPeer(group.postgres, options, setup)));
        return group;
    }

    /// Runs the cases of `input`.
    ///
    /// @return timings by case and name of the peer
    Map<BenchmarkCase, Map<String, List<Timing>>> run(BenchmarkInput input, int rounds) {
        return new BenchmarkRunner(postgres, peers).run(input, input.cases(), rounds);
    }

    Path folder() {
        return folder;
    }

    PostgresServer postgres() {
        return postgres;
    }

    /// The first peer, which is a server.
    ServerPeer server() {
        return (ServerPeer) peers.getFirst();
    }

    /// The configuration in one paragraph.
    String conditions() {
        var settings = new StringBuilder();
        for (var name : List.of("fsync", "synchronous_commit", "full_page_writes", "autovacuum", "checkpoint_timeout",
                "max_wal_size", "shared_buffers", "io_method")) {
            settings.append(settings.isEmpty() ? "" : ", ").append(name).append(' ').append(postgres.setting(name));
        }
        return """
                PostgreSQL %s with the settings that ship (%s), %d processors, heap %s. Each database is vacuumed and a \
                checkpoint is made before each timing; then autovacuum and checkpoints run as they ship. Every result of the \
                first round equals the reference model; CPU times were checked against the wall clock.
                """
                .formatted(postgres.setting("server_version"), settings, Runtime.getRuntime().availableProcessors(),
                        options.heap());
    }

    @Override
    public void close() {
        peers.forEach(Peer::close);
        postgres.close();
    }
}
