package org.productimporter.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.productimporter.bench.ServerPeer.Setup;
import org.productimporter.importer.testing.ProductFile;

/// Records where an import spends the CPU time of the server, with the CPU-time sampling of the flight recorder, and prints
/// the methods with the most samples in stage and in merge. `bench/run profile` calls it with the root of the working copy
/// and options.
public final class ProfileBenchmark {

    private static final List<String> RECORDING =
            List.of("-XX:StartFlightRecording:jdk.CPUTimeSample#enabled=true,jdk.CPUTimeSample#throttle=5ms");

    private ProfileBenchmark() {}

    /// Exits with 1 and the reason if an import fails or its result is wrong.
    public static void main(String[] arguments) throws IOException {
        var options = BenchmarkOptions.of(Path.of(arguments[0]).toAbsolutePath(),
                Map.of("shapes", "catalogue", "rounds", "3"), Arrays.asList(arguments).subList(1, arguments.length));
        var setup = new Setup("server", Map.of(), RECORDING, false);
        try (var group = PeerGroup.ofServers(options, options.postgres(), List.of(setup))) {
            var file = ProductFile.of(options.shapes().iterator().next(), options.rows().getFirst());
            for (var each : options.cases()) {
                // Each case requires the preceding ones; the last round counts, when the program is warm.
                var cases = options.cases().subList(0, options.cases().indexOf(each) + 1);
                group.run(new BenchmarkInput(file, group.folder(), cases), options.rounds());
                var samples = new CpuSamples(dump(group));
                System.out.printf("### %s, %,d rows%n%n%s%n%s%n", each.title(), file.rows(),
                        samples.table("stage", group.server().catalogue().phase("stage")),
                        samples.table("merge", group.server().catalogue().phase("merge")));
            }
        }
    }

    private static Path dump(PeerGroup group) {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var recording = group.folder().resolve("profile.jfr");
        Programs.run(List.of(jcmd, Long.toString(group.server().pid()), "JFR.dump", "filename=" + recording), Map.of(),
                group.folder().resolve("jcmd.log").toFile(), Set.of(0));
        return recording;
    }
}
