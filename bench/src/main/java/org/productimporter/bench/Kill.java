package org.productimporter.bench;

import java.io.IOException;

/// Kills the built programs in the middle of imports and proves that nothing is lost:
/// `bench/kill` calls it with the root of the working copy, the target and options.
public final class Kill {

    private Kill() {}

    /// Exits with 1 and the reason when anything was lost, shown twice, or took too long.
    public static void main(String[] arguments) throws IOException {
        var options = KillOptions.of(arguments);
        var folder = Folders.clear(options.repository().resolve("bench/target/kill-" + options.target().name()));
        System.out.printf("## Killing the %s%n%n%d kills, files of %,d rows, seed %d, %d processors, heap %s.%n%n",
                switch (options.target()) {
                    case SERVER -> "server";
                    case POSTGRES -> "embedded PostgreSQL";
                    case NODE -> "managing node";
                }, options.kills(), options.rows(), options.seed(), Runtime.getRuntime().availableProcessors(),
                KillImports.HEAP);
        switch (options.target()) {
            case SERVER, POSTGRES -> {
                try (var run = new KillImports(options, folder)) {
                    run.run();
                }
            }
            case NODE -> {
                try (var run = new KillNode(options, folder)) {
                    run.run();
                }
            }
        }
        System.out.println("\nVerdict: passed.");
    }
}
