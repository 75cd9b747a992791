package org.productimporter.bench.faults.injection;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.productimporter.bench.faults.cluster.ClusterSpec;
import org.productimporter.bench.faults.cluster.ClusterSpec.Place;
import org.productimporter.bench.faults.cluster.Signals;
import org.productimporter.bench.faults.cluster.TcpProxy.CommitFault;
import org.productimporter.bench.faults.injection.Fault.Injector;
import org.productimporter.bench.faults.injection.KillNode.Victim;
import org.productimporter.bench.faults.injection.RejectUpload.DiskFault;

/// All faults, in the order of the report.
public final class Faults {

    private static final Set<Integer> ONE = Set.of(1);
    private static final Set<Integer> TWO = Set.of(2);
    private static final Set<Integer> SEVERAL = Set.of(2, 4);

    private static final UnaryOperator<ClusterSpec> PLAIN = UnaryOperator.identity();
    private static final UnaryOperator<ClusterSpec> PROXY = ClusterSpec::withProxies;

    /// The large file, see `LargeFile`, is imported by the faults whose ID starts with this.
    public static final String HEAP = "heap-";

    /// The table of faults.
    public static final List<Fault> ALL = List.of(
            fault("kill-server", "`kill -9` of the only node", ONE, 50, PLAIN, new KillNode(Victim.MANAGER, 1)),
            fault("kill-recovery", "`kill -9` twice, the second time during recovery", ONE, 15, PLAIN,
                    new KillNode(Victim.MANAGER, 2)),
            fault("kill-five", "`kill -9` of the managing node, five times in a row", Set.of(1, 2), 5, PLAIN,
                    new KillNode(Victim.MANAGER, 5)),
            fault("kill-manager", "`kill -9` of the managing node", SEVERAL, 25, PLAIN,
                    new KillNode(Victim.MANAGER, 1)),
            fault("kill-helper", "`kill -9` of a helping node", SEVERAL, 15, PLAIN, new KillNode(Victim.HELPER, 1)),
            fault("kill-upload", "`kill -9` of the server during an upload", ONE, 8, PLAIN, new KillUpload()),
            fault("terminate", "SIGTERM of the managing node", Set.of(1, 2), 5, PLAIN, new TerminateNode()),
            fault("kill-postgres", "`kill -9` of PostgreSQL", Set.of(1, 2), 15, PLAIN,
                    new SignalPostgres(Signals.KILL)),
            fault("kill-embedded", "`kill -9` of the embedded PostgreSQL", ONE, 8, ClusterSpec::withEmbeddedPostgres,
                    new SignalPostgres(Signals.KILL)),
            fault("kill-backend", "`kill -9` of one PostgreSQL session", TWO, 15, PLAIN, new EndBackend(true)),
            fault("stop-postgres", "immediate shutdown of PostgreSQL", ONE, 5, PLAIN, new SignalPostgres(Signals.QUIT)),
            fault("restart-postgres", "fast shutdown of PostgreSQL", TWO, 5, PLAIN,
                    new SignalPostgres(Signals.INTERRUPT)),
            fault("terminate-backend", "`pg_terminate_backend` of one session", TWO, 10, PLAIN, new EndBackend(false)),
            fault("freeze-inspect", "SIGSTOP past the lease: inspect", TWO, 3, PLAIN, freeze("inspect")),
            fault("freeze-stage", "SIGSTOP past the lease: stage", TWO, 4, PLAIN, freeze("stage")),
            fault("freeze-copy", "SIGSTOP past the lease: inside COPY", TWO, 4, PLAIN, new FreezeNode("stage", true)),
            fault("freeze-merge", "SIGSTOP past the lease: merge", TWO, 4, PLAIN, freeze("merge")),
            fault("freeze-publish", "SIGSTOP past the lease: publish", TWO, 3, PLAIN, freeze("publish")),
            commit("commit-cut-before", "connection cut before COMMIT arrives", 10, CommitFault.CUT_BEFORE_COMMIT),
            commit("commit-cut-after", "connection cut after COMMIT, before its reply", 10,
                    CommitFault.CUT_AFTER_COMMIT),
            commit("commit-lost", "reply to COMMIT lost, connection stays open", 3, CommitFault.LOSE_REPLY),
            fault("network-cut", "all connections of a node cut", TWO, 8, PROXY, new CutNetwork(0)),
            fault("network-stall", "network of a node stalls for 15 s", TWO, 5, PROXY, new CutNetwork(15)),
            fault("full-database", "disk of the database full", ONE, 5, spec -> spec.on(Place.DATABASE),
                    new FillDatabaseDisk()),
            fault("full-wal", "disk of the WAL full", ONE, 5, spec -> spec.on(Place.WAL), new FillDatabaseDisk()),
            upload("full-uploads", "disk of the uploads full", DiskFault.FULL_BEFORE),
            upload("fills-uploads", "disk of the uploads fills up during an upload", DiskFault.FULL_DURING),
            upload("read-only-uploads", "disk of the uploads read-only", DiskFault.READ_ONLY),
            fault("clock", "clock of a node jumps by an hour or a day", TWO, 8, ClusterSpec::withFakeClocks,
                    new JumpClock()),
            fault("clock-kill", "`kill -9` of a node whose clock is an hour ahead", TWO, 3, ClusterSpec::withFakeClocks,
                    new KillNodeAhead()),
            fault(HEAP + "192", "heap of 192 MB, large file", ONE, 1, spec -> spec.withHeap("192m"), new Undisturbed()),
            fault(HEAP + "96", "heap of 96 MB, large file", ONE, 1, spec -> spec.withHeap("96m"), new Undisturbed()));

    private Faults() {}

    private static Fault fault(String id, String title, Set<Integer> nodes, int trials,
            UnaryOperator<ClusterSpec> requirement, Injector injector) {
        return new Fault(id, title, nodes, trials, requirement, injector);
    }

    private static Injector freeze(String phase) {
        return new FreezeNode(phase, false);
    }

    private static Fault commit(String id, String title, int trials, CommitFault fault) {
        return fault(id, title, TWO, trials, PROXY, new FailCommit(fault));
    }

    private static Fault upload(String id, String title, DiskFault fault) {
        return fault(id, title, ONE, 4, spec -> spec.on(Place.UPLOADS), new RejectUpload(fault));
    }
}
