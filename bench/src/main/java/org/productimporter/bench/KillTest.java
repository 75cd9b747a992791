package org.productimporter.bench;

import java.io.IOException;

/// Kills the built programs during imports and verifies that no data is lost. `bench/kill` calls it with the root of the
/// working copy, the target and options.
public final class KillTest {

    private KillTest() {}

    /// Exits with 1 and the reason if a result is wrong or the recovery takes too long.
    public static void main(String[] arguments) throws IOException {
        var options = KillTestOptions.of(arguments);
        var folder = Folders.clear(options.repository().resolve("bench/target/kill-" + options.target().name()));
        System.out.printf("## Killing the %s%n%n%d kills, files of %,d rows, seed %d, %d processors, heap %s.%n%n",
                switch (options.target()) {
                    case SERVER -> "server";
                    case POSTGRES -> "embedded PostgreSQL";
                    case NODE -> "managing node";
                }, options.kills(), options.rows(), options.seed(), Runtime.getRuntime().availableProcessors(),
                ProcessKillTest.HEAP);
        switch (options.target()) {
            case SERVER, POSTGRES -> {
                try (var run = new ProcessKillTest(options, folder)) {
                    run.run();
                }
            }
            case NODE -> {
                try (var run = new NodeKillTest(options, folder)) {
                    run.run();
                }
            }
        }
        System.out.println("\nResult: passed.");
    }
}
